"""Forenames that one person may go by: Robert and Bob, Mohammed and Muhammad."""

from collections import defaultdict
from typing import Final

_SETS: Final = """
abigail abby abbie gail | abraham abe | adam ad | agnes aggie nessa | alan al | albert al bert albie bertie
alexander alex alec sandy xander sasha lex | alexandra alex sandra sandy lexi sasha | alfred alf alfie fred
alice allie ali | alison allison ali ally | amanda mandy | amelia millie amy | anastasia stacy nastya
andrew andy drew | angela angie | ann anne anna annie nan nancy | anthony antony tony ant | antonia toni
archibald archie | arnold arnie | arthur art artie | august augustus gus | augustine gus tino
barbara barb barbie babs | barnaby barney | bartholomew bart | beatrice bea trixie | benjamin ben benny benji
bernadette bernie detta | bernard bernie | bertram bert | bradley brad | brenda bren | bridget bridie biddy
calvin cal | cameron cam | caroline carolyn carrie caz | cassandra cass cassie
catherine katherine kathryn katharine cathy kathy kate katie kat kitty cath kath | cecilia celia cissy
charles charlie chuck chas chaz | charlotte lottie charlie | chester chet | christina christine tina chris chrissie
christopher chris kit topher christy | clarence clare | clifford cliff | clinton clint | constance connie
cornelius con neil corny | curtis curt | cynthia cindy | daniel dan danny | danielle dani | david dave davy dai
deborah debra deb debbie | dennis denis den denny | derek del | desmond des dessie | diana diane di | dominic dom nick
donald don donnie | dorothy dot dottie dolly | douglas doug dougie | duncan dunc | edmund ed eddie ned
edward ed eddie ted teddy ned | edwin ed eddie | eleanor elinor ellie nell nora
elizabeth elisabeth liz lizzie beth betty betsy eliza libby lisa bess liza lilibet | emily em emmy | emma em
emmanuel manny | enrique kike | ernest ernie | eugene gene | evelyn evie | ezekiel zeke | felicity fliss
florence flo flossie | frances fran frankie franny | francis frank frankie fran | francisco paco pancho
franklin frank | frederick frederic fred freddie freddy | gabriel gabe | gareth gaz | geoffrey jeffrey geoff jeff
george georgie | georgina georgie gina | gerald gerry jerry | gerard gerry ger jerry | gertrude gertie trudy
gilbert gil | giuseppe beppe | gregory greg | guillermo memo | gwendolyn gwen | harold harry hal | harriet hattie
helen helena nell nellie | henry harry hank hal | herbert herb bert | howard howie | hubert bert | hugh hughie hugo
ignatius iggy | irene rene | isaac ike zac | isabel isabella isobel izzy bella belle | jacob jake
jacqueline jackie jacqui | james jim jimmy jamie jem jimmie | jane janie | janet jan | jason jay | jeanette jean
jeffery jeff | jennifer jen jenny jenni | jeremiah jerry jem | jeremy jerry jez | jerome jerry | jesse jess
jessica jess jessie | jesus chuy | joanna joanne jo joan | john johnny jack jon johnnie | jonathan jon jonny john
joseph joe joey jo jojo | josephine jo josie | jose pepe | joshua josh | joyce joy | judith judy jude
julia julie jules | julian jules | katarina kata kat | kenneth ken kenny | kimberly kim
laurence lawrence larry laurie lorry loz | leonard len lenny leo | leonardo leo | leopold leo | leslie les | lesley les
lewis louis lou louie lew | lillian lily lil | linda lindy | lionel leo | louise lou lulu | lucinda lucy cindy
luther lou | lydia lyddie | madeleine madeline maddie maddy | magdalena lena magda | malcolm mal | manuel manny manolo
marcus marc mark | margaret maggie meg peggy marge madge greta mags margie daisy peg rita | maria mary mia
marion mari | martin marty | martha marty mattie | mary molly polly mamie may | matthew matt matty
matilda tilly mattie | maureen mo | maurice mo morrie | maxwell maximilian max | melanie mel | melissa mel missy lissa
melvin mel | mervyn merv | michael mike mick mickey mikey micky mickie | michelle shelly chelle | mikhail misha
mildred millie | miriam mimi | mitchell mitch
mohammed mohamed muhammad mohammad muhammed mohamad muhamad mohamud mo md mohd muhammadu | montgomery monty | nancy nan
natalie nat | natasha tasha | nathan nathaniel nat nate | nicholas nicolas nick nicky nico
nicola nicole nicky nikki nic | nigel nige | norman norm | oliver ollie olly | olivia liv livvy | oscar ozzie
oswald oz | owen owie | pamela pam | patience pat | patricia pat patty tricia trish patsy trisha
patrick pat paddy patsy | paul paulie | pauline polly | penelope penny | peter pete | philip phillip phil pip
philippa pippa pip | phyllis phyl | prudence pru | rachel rae rach | ramon moncho | randall randolph randy
raphael rafael rafa rafe | raymond ray | rebecca becky becca beck | regina gina | reginald reg reggie | reuben rube
richard rick rich dick | richie ricky dickie | robert bob bobby rob robbie bert bobbie rab rabbie | roberta bobbie
robin rob | roderick rod roddy | rodney rod | roger rog | roland rolly | ronald ron ronnie | rosalind rosalyn roz ros
rosemary rose rosie romy | roxanne roxy | rudolph rudolf rudy | rupert rupe | russell russ | ruth ruthie
salvatore sal | samantha sam sammy | samuel sam sammy | sarah sara sally sadie | sebastian seb bas | serena rena
sergei seryozha | shannon shan | sharon shaz | shirley shirl | sidney sydney sid syd | siegfried sig | simon si
solomon sol | sophia sophie soph | stanley stan | stephanie steph steffi | stephen steven steve stevie ste
stuart stewart stu | susan suzanne susanna susannah sue susie suzy | sylvester sly | tabitha tabby | tamara tammy
terence terrance terry tel | teresa theresa terry tess tessa tracy | theodore ted teddy theo | thomas tom tommy thom
tiffany tiff | timothy tim timmy | tobias toby | trevor trev | ursula ursie | valerie val | vanessa nessa
veronica ronnie roni | victor vic | victoria vicky vicki vic tori | vincent vince vinny vin | viola vi
virginia ginny ginger | vivian viv | vladimir volodymyr vova | wallace wally | walter walt wally wat | wesley wes
wilfred wilf fred | wilhelm willi | william bill billy will willie liam willy wills | winifred win winnie | winston win
woodrow woody | yevgeny evgeny zhenya | zachary zach zack zac | oluwaseun seun | oluwaseyi seyi | babatunde tunde
olusegun segun | olufemi femi | adebayo bayo | chukwuemeka emeka | chukwuma chuma | ifeanyi ify | olufunke funke
temitope tope | oluwatobi tobi | kwabena kobina | ali aly | hussein husain hussain husayn | abdullah abdallah abdulla
osama usama | omar umar | ahmed ahmad ahmet | hasan hassan | fatima fatimah | aisha ayesha aysha | khaled khalid
said saeed sayed | suleiman sulaiman | sergey sergei serhiy | aleksandr alexander oleksandr sasha
dmitry dmitri dmytro dima | yuri yury iurii | andrei andrey andriy | alexei alexey oleksiy aleksei alyosha
mykola nikolai nikolay kolya | mikhail mykhailo | maksim maxim maksym | pavel pavlo pasha | petr petro | oleg oleh
igor ihor | viktor victor | grigory gregory hryhoriy
"""


def _table() -> dict[str, frozenset[int]]:
    numbers: dict[str, set[int]] = defaultdict(set)
    for number, names in enumerate(_SETS.replace("\n", "|").split("|")):
        for name in names.split():
            numbers[name].add(number)
    return {name: frozenset(found) for name, found in numbers.items()}


_NUMBERS: Final = _table()
_NONE: Final[frozenset[int]] = frozenset()


def sets_with(forename: str) -> frozenset[int]:
    """Give the numbers of the sets of forenames that hold one, in small letters.

    >>> bool(sets_with("bob") & sets_with("robert")), sets_with("zzz")
    (True, frozenset())
    """
    return _NUMBERS.get(forename, _NONE)


def are_one(one: str, other: str) -> bool:
    """Tell whether two forenames, in small letters, may be of one person.

    >>> are_one("bob", "robert"), are_one("bob", "bobby"), are_one("bob", "thomas")
    (True, True, False)
    """
    return one == other or not sets_with(one).isdisjoint(sets_with(other))
