"""Forms of words that no rule leads to: "struck" is a form of "strike"."""

from collections.abc import Mapping
from typing import Final

_FORMS: Final = """
arise arose arisen; bear bore borne; beat beaten; become became; begin began begun; bend bent; bet; bind
bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought; build
built; burn burnt; burst; buy bought; cast; catch caught; choose chose chosen; cling clung; come came; cost;
creep crept; cut cutting; deal dealt; die died dying; dig dug; draw drew drawn; dream dreamt; drink drank
drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found;
flee fled; fling flung; fly flew flown flies; forbid forbade forbidden; forget forgot forgotten; forgive
forgave forgiven; freeze froze frozen; get got gotten; give gave given; go went gone; grow grew grown; hang
hung; have has had; hear heard; hide hid hidden; hit hitting; hold held; hurt; keep kept; kneel knelt; know
knew known; lay laid; lead led; leap leapt; learn learnt; leave left; lend lent; let letting; lie lain lying;
light lit; lose lost; make made; mean meant; meet met; mistake mistook mistaken; overtake overtook overtaken;
overthrow overthrew overthrown; pay paid; plead pled; prove proven; put putting; quit; read; ride rode ridden;
ring rang rung; rise rose risen; run ran running; say said; see saw seen; seek sought; sell sold; send sent;
set setting; shake shook shaken; shed; shine shone; shoot shot; show shown; shrink shrank shrunk; shut; sing
sang sung; sink sank sunk; sit sat sitting; slay slew slain; sleep slept; slide slid; speak spoke spoken;
speed sped; spend spent; spill spilt; spin spun; split; spread; spring sprang sprung; stand stood; steal stole
stolen; stick stuck; sting stung; strike struck stricken; strive strove; swear swore sworn; sweep swept; swell
swollen; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought;
throw threw thrown; tie tying; undergo underwent undergone; understand understood; undertake undertook
undertaken; uphold upheld; upset; wake woke woken; wear wore worn; weave wove woven; weep wept; win won; wind
wound; withdraw withdrew withdrawn; withstand withstood; write wrote written; be am is are was were been
being; do does did done; crisis crises; man men; woman women; child children; wife wives; life lives; thief
thieves; knife knives; loss losses; death deaths; speech speeches; bus buses; use used using uses; release
released releasing; promise promised promising; advise advised advising; accuse accused accusing; cause caused
causing; close closed closing; increase increased; propose proposed proposing; oppose opposed opposing; refuse
refused refusing; raise raised raising; praise praised; impose imposed imposing; expose exposed exposing;
diagnose diagnosed diagnosing; focus focused focuses; pass passes; need needed needing; feed feeding; bleed
bleeding; proceed proceeded proceeding; succeed succeeded succeeding; exceed exceeded; agree agreed agreeing
agrees; free freed freeing; see seeing sees; flee fleeing flees; add added adding; kill killed killing; call
called calling; fall falling; pull pulled pulling; roll rolled rolling; spell spelled; bring bringing; sing
singing; ring ringing; swing swinging; spring springing; fling flinging; wing; king; thing; evening; morning;
something; nothing; anything; everything; during; wedding weddings; hundred; sacred; indeed;
"""

IRREGULAR: Final[Mapping[str, str]] = {
    form: base
    for base, *forms in (each.split() for each in _FORMS.split(";") if each.strip())
    for form in (base, *forms)
}
"""Forms, each with the word it is a form of."""
