"""The gender that a forename tells, where hardly anybody of the other bears it."""

from typing import Final

from onrecord.recorder.actors.titles import Gender

_HE: Final = frozenset("""
    aaron abdul abdullah abdulla abraham adam ahmad ahmed aidan ajay akira alan alastair albert alberto alejandro
    aleksandr alexander alfonso alfred alhassan ali allan allen alvin amit anand andreas andrei andrew andrey angus anil
    anthony anton antonio antony ariel arjun arnold arthur arturo ashok asif austin babatunde barack barry bashar
    bashir ben benedict benjamin bernard bernardo bernie bill bob boris brad bradley brendan brent brett brian bruce
    bruno bryan byron callum calvin carl carlos cecil cedric charles chidi chinedu christopher chukwuemeka chuck ciaran
    clarence clark claude claudio clement cliff clifford clinton colin colm connor conor craig cyril cyrus damian damien
    daniel danny darren dave david declan deepak dennis denis derek desmond devin diarmuid diego dieter dimitri dinesh
    dmitri dmitry dominic don donald doug douglas duncan dwight earl ed eddie edgar eduardo edward edwin elijah elliott
    emeka emmanuel emmerson enrique eoin eric erik ernest ernesto ethan eugene fabio farid federico felipe felix
    ferdinand fergus fernando florian francesco francisco frank franklin fred frederick gareth gary gavin geoff geoffrey
    george gerald gerard gerhard giorgio giovanni giuseppe glen glenn godfrey gordon graham grant greg gregory guillermo
    gustav gustavo guy hamid hans hamza harold harry harsh hassan hector henrik henry herbert herman hiroshi howard hugh
    hugo hussein ian ibrahim ignacio igor imran isaac isaiah ismail ivan jack jacob jacques jake jamal james jared
    jason javier jeff jeffrey jens jeremiah jeremy jerome jerry jesse jim jimmy joaquin joe joel johan johann john
    johnny jon jonas jonathan jordi jorge jose josé josef joseph josh joshua juan julian julio jurgen justin kareem karl
    keith kelvin ken kenneth kenji kevin khaled khalid kieran klaus kofi kunle kurt kwabena kwame kwasi kyle lamar lars
    laurence lawrence leonard leonardo leroy liam lionel lorenzo louis lucas luigi luis luke magnus mahmoud malcolm
    manmohan manuel marc marcel marcelo marco marcos marcus mario mark markus martin marvin mateo mathew matt matteo
    matthew maurice max maxim michael miguel mikhail mike milan miles mitch mitt mohamed mohamad mohammad mohammed
    moses muhammad muhammadu murray mustafa musa nathan nathaniel naveen neil nelson nicholas nicolas nigel nikita
    nikolai nikolay noah norman oleg oleksandr oliver olusegun omar oscar osama otto owen pablo paddy padraig patrick
    paul paulo pavel pedro per pete peter philip phillip pierre pieter piotr prakash raj rajesh rajiv rakesh ralph
    ramesh ramon raul ravi raymond recep reginald reuben ricardo richard rick rishi rob robert roberto rod roderick
    rodney rodrigo roger roland roman ron ronald rory ross roy rudolf rudy rupert russell ryan saad saddam salman salvador
    sam samuel sandeep sanjay santiago scott sean seamus sebastian sergei sergey sergio seth shaun silvio simon solomon
    stefan stephen steve steven stewart stuart sunil suresh sven takeshi tariq ted terence terrence theodore thomas
    tim timothy toby todd tom tommy tony trevor tunde tyler umar vasily vernon victor vijay viktor vincent vinod
    vitali vladimir volodymyr walter warren wayne werner wilfred wilhelm will william winston wolfgang xavier yitzhak
    yuri yusuf zachary zoran tendai themba sipho thabo jacinto emir ólafur maroš
""".split()) - {"tendai", "ariel", "austin", "will"}
"""Forenames of men."""

_SHE: Final = frozenset("""
    abigail adele adriana agnes aisha alexandra alice alicia alison allison amanda amelia amina amy ana anastasia
    andrea-maria angela angelina anita anjali ann anna anne annette annie antonia aoife aparna astrid audrey ayesha
    barbara beatrice belinda bernadette bertha beth betty beverley beverly brenda bridget brigitte camilla candice carla
    carmen carol carole caroline carolyn catherine cathy cecilia celeste charlene charlotte chelsea chiara chiamaka
    chimamanda christina christine cindy claire clara clare claudia colleen constance cristina cynthia dagmar daphne
    debbie deborah debra deirdre delia denise diana diane dolores donna dora doreen dorothy edith eileen elaine eleanor
    elena elizabeth ella ellen elsa emily emma erika erin esther eva eve eveline evelyn faith fatima fatimah fatou
    felicity fiona florence frances francesca frida funmi gabriela gail geraldine gertrude gillian gina ginny giorgia
    giulia gladys gloria grace greta gretchen gwen hannah harriet heather heidi helen helena helga hilary hillary
    imelda indira ines ingrid irene irina isabel isabella isabelle ivana jacinda jacqueline jane janet janice jasmine
    jeanette jeanne jennifer jenny jessica jill joan joanna joanne josephine joyce juanita judith judy julia juliana
    julie juliet kamala karen karin kate katharina katherine kathleen kathryn kathy katie katrina katya kirsten kristen
    kristin laura lauren leila lena leslie-ann leticia lidia lilian lillian lily linda lisa liz liza lois lorraine
    louise lucia lucy luisa lydia mabel madeleine maggie maeve magdalena mairead malala mamta margaret margarita maria
    mariam marian marianne marie marilyn marina marjorie marlene martha mary matilda maureen maya meera megan meghan
    melania melanie melinda melissa mercedes mercy michelle mildred miriam moira molly mona monica muriel myra nadia
    nancy naomi natalia natalie natasha ngozi nicola nicole nina nirmala nora norma nuala olga olive olivia ophelia
    oksana pamela pat-ann patricia paula pauline penelope penny petra philippa phoebe phyllis polly pooja preeti priya
    priyanka rachel ramona rebecca regina renee rita roberta rosa rosalind rose rosemary roxanne ruth sabine sabrina
    sally samantha sandra sara sarah saoirse shabana shakira sharon sheila shirley silvia simone sinead sinéad siobhan
    siobhán sofia solveig sonia sonja sophia sophie stacey stella stephanie sue susan susanna susanne suzanne svetlana
    sylvia tamara tania tanya tatiana teresa tessa thandiwe theresa tiffany tina tracey trudy ursula ulla valentina
    valerie vanessa vera veronica victoria violet virginia wanda wendy winifred yasmin yolanda yulia yvette yvonne
    zainab zara zoe zoë zuzana roz mette anneliese amara adaeze folake nneka nkechi yetunde sunita shobha usha lakshmi
    kavita rekha sushma sonal fatoumata wanjiru wambui akinyi achieng edda pia ida solveig karin sigrid
""".split()) - {"andrea-maria", "leslie-ann", "pat-ann"}
"""Forenames of women."""


def gender(forename: str) -> Gender | None:
    """Tell the gender that a forename, in small letters, tells.

    >>> gender("siobhán"), gender("peter"), gender("robin")
    ('she', 'he', None)
    """
    return "he" if forename in _HE else "she" if forename in _SHE else None
