"""The gender that a forename tells, where hardly anybody of the other bears it."""

from typing import Final

from onrecord.recorder.actors.titles import Gender


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HE: Final = _set("""
    aaron abdul abdulla abdullah abraham adam ahmad ahmed aidan ajay akira alan alastair albert alberto alejandro
    aleksandr alexander alfonso alfred alhassan ali allan allen alvin amit anand andreas andrei andrew andrey angus
    anil anthony anton antonio antony arjun arnold arthur arturo ashok asif babatunde barack barry bashar bashir ben
    benedict benjamin bernard bernardo bernie bill bob boris brad bradley brendan brent brett brian bruce bruno bryan
    byron callum calvin carl carlos cecil cedric charles chidi chinedu christopher chuck chukwuemeka ciaran clarence
    clark claude claudio clement cliff clifford clinton colin colm connor conor craig cyril cyrus damian damien daniel
    danny darren dave david declan deepak denis dennis derek desmond devin diarmuid diego dieter dimitri dinesh dmitri
    dmitry dominic don donald doug douglas duncan dwight earl ed eddie edgar eduardo edward edwin elijah elliott emeka
    emir emmanuel emmerson enrique eoin eric erik ernest ernesto ethan eugene fabio farid federico felipe felix
    ferdinand fergus fernando florian francesco francisco frank franklin fred frederick gareth gary gavin geoff
    geoffrey george gerald gerard gerhard giorgio giovanni giuseppe glen glenn godfrey gordon graham grant greg
    gregory guillermo gustav gustavo guy hamid hamza hans harold harry harsh hassan hector henrik henry herbert herman
    hiroshi howard hugh hugo hussein ian ibrahim ignacio igor imran isaac isaiah ismail ivan jacinto jack jacob
    jacques jake jamal james jared jason javier jeff jeffrey jens jeremiah jeremy jerome jerry jesse jim jimmy joaquin
    joe joel johan johann john johnny jon jonas jonathan jordi jorge jose josef joseph josh joshua josé juan julian
    julio jurgen justin kareem karl keith kelvin ken kenji kenneth kevin khaled khalid kieran klaus kofi kunle kurt
    kwabena kwame kwasi kyle lamar lars laurence lawrence leonard leonardo leroy liam lionel lorenzo louis lucas luigi
    luis luke magnus mahmoud malcolm manmohan manuel marc marcel marcelo marco marcos marcus mario mark markus maroš
    martin marvin mateo mathew matt matteo matthew maurice max maxim michael miguel mike mikhail milan miles mitch
    mitt mohamad mohamed mohammad mohammed moses muhammad muhammadu murray musa mustafa nathan nathaniel naveen neil
    nelson nicholas nicolas nigel nikita nikolai nikolay noah norman oleg oleksandr oliver olusegun omar osama oscar
    otto owen pablo paddy padraig patrick paul paulo pavel pedro per pete peter philip phillip pierre pieter piotr
    prakash raj rajesh rajiv rakesh ralph ramesh ramon raul ravi raymond recep reginald reuben ricardo richard rick
    rishi rob robert roberto rod roderick rodney rodrigo roger roland roman ron ronald rory ross roy rudolf rudy
    rupert russell ryan saad saddam salman salvador sam samuel sandeep sanjay santiago scott seamus sean sebastian
    sergei sergey sergio seth shaun silvio simon sipho solomon stefan stephen steve steven stewart stuart sunil suresh
    sven takeshi tariq ted terence terrence thabo themba theodore thomas tim timothy toby todd tom tommy tony trevor
    tunde tyler umar vasily vernon victor vijay viktor vincent vinod vitali vladimir volodymyr walter warren wayne
    werner wilfred wilhelm william winston wolfgang xavier yitzhak yuri yusuf zachary zoran ólafur
""")
"""Forenames of men."""

_SHE: Final = _set("""
    abigail achieng adaeze adele adriana agnes aisha akinyi alexandra alice alicia alison allison amanda amara amelia
    amina amy ana anastasia angela angelina anita anjali ann anna anne anneliese annette annie antonia aoife aparna
    astrid audrey ayesha barbara beatrice belinda bernadette bertha beth betty beverley beverly brenda bridget
    brigitte camilla candice carla carmen carol carole caroline carolyn catherine cathy cecilia celeste charlene
    charlotte chelsea chiamaka chiara chimamanda christina christine cindy claire clara clare claudia colleen
    constance cristina cynthia dagmar daphne debbie deborah debra deirdre delia denise diana diane dolores donna dora
    doreen dorothy edda edith eileen elaine eleanor elena elizabeth ella ellen elsa emily emma erika erin esther eva
    eve eveline evelyn faith fatima fatimah fatou fatoumata felicity fiona florence folake frances francesca frida
    funmi gabriela gail geraldine gertrude gillian gina ginny giorgia giulia gladys gloria grace greta gretchen gwen
    hannah harriet heather heidi helen helena helga hilary hillary ida imelda indira ines ingrid irene irina isabel
    isabella isabelle ivana jacinda jacqueline jane janet janice jasmine jeanette jeanne jennifer jenny jessica jill
    joan joanna joanne josephine joyce juanita judith judy julia juliana julie juliet kamala karen karin kate
    katharina katherine kathleen kathryn kathy katie katrina katya kavita kirsten kristen kristin lakshmi laura lauren
    leila lena leticia lidia lilian lillian lily linda lisa liz liza lois lorraine louise lucia lucy luisa lydia mabel
    madeleine maeve magdalena maggie mairead malala mamta margaret margarita maria mariam marian marianne marie
    marilyn marina marjorie marlene martha mary matilda maureen maya meera megan meghan melania melanie melinda
    melissa mercedes mercy mette michelle mildred miriam moira molly mona monica muriel myra nadia nancy naomi natalia
    natalie natasha ngozi nicola nicole nina nirmala nkechi nneka nora norma nuala oksana olga olive olivia ophelia
    pamela patricia paula pauline penelope penny petra philippa phoebe phyllis pia polly pooja preeti priya priyanka
    rachel ramona rebecca regina rekha renee rita roberta rosa rosalind rose rosemary roxanne roz ruth sabine sabrina
    sally samantha sandra saoirse sara sarah shabana shakira sharon sheila shirley shobha sigrid silvia simone sinead
    sinéad siobhan siobhán sofia solveig sonal sonia sonja sophia sophie stacey stella stephanie sue sunita susan
    susanna susanne sushma suzanne svetlana sylvia tamara tania tanya tatiana teresa tessa thandiwe theresa tiffany
    tina tracey trudy ulla ursula usha valentina valerie vanessa vera veronica victoria violet virginia wambui wanda
    wanjiru wendy winifred yasmin yetunde yolanda yulia yvette yvonne zainab zara zoe zoë zuzana
""")
"""Forenames of women."""


_WORDS_TOO: Final = _set(
    "don faith frank grace grant guy harsh mark max mercy miles olive penny per rob rod rose violet"
)
"""Forenames that are common words, too."""


def gender(forename: str) -> Gender | None:
    """Tell the gender that a forename, in small letters, tells.

    >>> gender("siobhán"), gender("peter"), gender("robin")
    ('she', 'he', None)
    """
    return "he" if forename in _HE else "she" if forename in _SHE else None


def is_forename(word: str) -> bool:
    """Tell whether a word in small letters is a forename that hardly means anything else.

    >>> is_forename("siobhán"), is_forename("when")
    (True, False)
    """
    return word not in _WORDS_TOO and gender(word) is not None
