// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/cues.hpp"
#include "assistant/wish_slots.hpp"

namespace assistant::impl {
namespace {

using enum Cue;

template <class T>
constexpr int of(T value) {
  return static_cast<int>(value);
}

constexpr CueWords words[] = {
    {filler, 0,
     "a|an|the|please|we|i|our|my|us|is|are|be|it|that|this|there|then|some|any|of|for|on|in|at|"
     "with|as|so|me|can|could|you|help|trip|travel|plan|plans|planning|itinerary|will|shall|let|"
     "let's|also|very|really|just|about the|make|find|give|show|looking|look|tour|vacation|"
     "holiday trip|getaway|i'm|we're|i'd|we'd|i'll|we'll|am|was|have|has|had|do|does|into|"
     "local|nice|good|great|hello|hi|thanks|thank you|kind|kinds|sort|sorts|type|types|place|"
     "going|get|getting|use|using|by way|way|their|his|her|its|those|these|all|lots|lot|much|"
     "many|more|most|own|who|which|what|when|where|how|not sure|while|during|but also|need|"
     "to see|things|thing|something|some of|everything|bit|out|up|off|off to|time|money|"
     "possibly|enjoy|from "
     "college|ourselves|both|fine|organise|organize|arrange|suggest|recommend|prepare|want to "
     "do|spend|be in|not too far|isn't too far|not too expensive|nothing too expensive|"
     "nothing too fancy|whichever is cheaper|whichever"},
    {no, 0,
     "no|not|don't|do not|don't want|do not want|without|avoid|avoiding|skip|never|can't|cannot|"
     "hate|hates|dislike|dislikes|no more|don't like|do not like|doesn't eat|don't eat|"
     "allergic to|allergic|not interested in|nothing|rather not|stay away from|can't eat|"
     "cannot eat|refuse|refuses|doesn't like|won't|isn't|don't take|steer clear of|instead "
     "of|rather than"},
    {unfit, 0,
     "too expensive|too far|too crowded|too touristy|too noisy|overrated|boring|too pricey"},
    {no_need, 0, "whatever|doesn't matter|does not matter|don't mind"},
    {except, 0, "except|except for|apart from|other than|anything but|everything but|all but"},
    {only, 0, "only|nothing but|exclusively"},
    {or_, 0, "or|or else|alternatively"},
    {and_, 0, "and|plus|as well as|along with|&|together with"},
    {soft, 0,
     "want|want to|would like|would like to|like|like "
     "to|love|loves|prefer|prefers|preferably|ideally|hope|hoping|"
     "if possible|wish|interested in|fond of|maybe|perhaps|would love to|would love|"
     "would be nice|keen on|enjoys|into|wanna|rather|fancy|possible|a fan of|fans of|likes"},
    {hard, 0,
     "must|must see|must-see|definitely|absolutely|have to|has to|need to|required|"
     "make sure|be sure|at all costs|essential|a must|insist on|insist|cannot miss|can't miss|"
     "don't miss|do not miss|mandatory|strictly|needs to|need|needs"},
    {if_, 0, "if|in case"},
    {but, 0, "but|however|though"},
    {any_of, 0,
     "either of the following|any of the following|any one of|one of the following|one of"},
    {either_or, 0, "either"},
    {from, 0,
     "from|leaving from|departing from|starting from|starting in|start in|out "
     "of|departing|leaving"},
    {to, 0,
     "to|towards|into|arrive in|arriving in|reach|go to|fly to|travel to|head to|get to|visit"},
    {depart, 0,
     "depart|departs|leave|leaving|set off|setting off|start|starting|departing|departure"},
    {arrive, 0, "arrive|arrives|arriving|arrival|be at|get to|reach|arrive at"},
    {leave, 0, "leave|leaving"},
    {come_back, 0,
     "return|returning|back|come back|go back|get back|get home|home|be back|coming back"},
    {way_there, 0, "outbound|on the way there|going there|get there|the way there"},
    {way_back, 0,
     "inbound|on the way back|return trip|return journey|way back|the way back|back home"},
    {here, 0,
     "i am in|i'm in|we are in|we're in|based in|live in|living in|currently in|located "
     "in|starting point"},
    {via, 0, "via|passing through|stopping in|stopover in"},
    {round_trip, 0, "round trip|round-trip|both ways|there and back|return tickets"},
    {visit, 0,
     "visit|visiting|see|explore|exploring|tour|go sightseeing|sightseeing|check out|stop by|walk "
     "around|"
     "wander|go|spend time at|seeing|climb|hike"},
    {see, 0, "see|watch|watching|seeing"},
    {go, 0, "go|go to|going to|visit"},
    {eat, 0,
     "eat|eating|try|taste|have lunch at|have dinner at|dine|dine at|food|eats|trying|dinner "
     "at|lunch at|drink"},
    {stay, 0,
     "stay|staying|stay at|sleep|book|accommodation|lodging|sleep at|stay in|staying at|staying "
     "in"},
    {ride, 0, "take|taking|ride|go by|travel by|by|get around by|travelling by|traveling by|on"},
    {choose, 0, "choose|use|using|by"},
    {linger, 0, "stay for|spend|linger|spending|stay"},
    {with, 0,
     "with|bring|bringing|together with|take along|taking along|travelling with|traveling with"},
    {day, 0, "day|days|-day|full day|full days|-days|day's"},
    {night, 0, "night|nights|-night|night's"},
    {person, 0,
     "people|persons|person|of us|travellers|travelers|pax|guests|passengers|friends in total|in "
     "our group"},
    {age, 0,
     "years old|year old|-year-old|year-old|yo|y.o.|years-old|-year-olds|yr old|years of "
     "age|-yr-old|year olds"},
    {yuan, 1, "yuan|rmb|cny|kuai|¥|￥|renminbi"},
    {km, 1000, "km|kilometres|kilometers|kilometre|kilometer|kms"},
    {metre, 0, "metres|meters|metre|meter|m"},
    {minute, 0, "minutes|minute|min|mins"},
    {hour, 0, "hours|hour|hrs|h|hr"},
    {half, 0, "half|half a|half an"},
    {oclock, 0, "o'clock|oclock"},
    {week, 0, "week|weeks"},
    {month, 0, "month|months"},
    {star, 0, "star|stars|-star|star hotel|stars hotel"},
    {room, 0, "room|rooms|room with|rooms with"},
    {sight_count, 0, "sights|attractions|spots|sight|attraction|places a|stops|places"},
    {meal_count, 0, "meals|meal"},
    {hotel, 0, "hotel|hotels|hostel|inn|guesthouse|room with|accommodation|place to stay|lodging"},
    {lodging, 0, "accommodation|lodging|a place to stay"},
    {meal, 0, "breakfast|lunch|dinner|supper|meal"},
    {sight, 0, "sight|sights|attraction|attractions|places|spots|sites|activities"},
    {ticket, 0, "ticket|tickets|entrance fee|entrance fees|admission|entry"},
    {restaurant, 0, "restaurant|restaurants"},
    {station, 0, "station|airport"},
    {trip, 0, "trip|tour|getaway|holiday|vacation|break"},
    {city_traffic, 0,
     "in the city|within the city|around town|get around|getting around|in town|around the "
     "city|local transport|local transportation|inside the city|city transport"},
    {intercity_traffic, 0, "intercity|between cities|intercity transport"},
    {budget, 0, "budget|cost|costs|spend|spending|price|pay|costing|to spend|afford"},
    {at_most, 0,
     "at most|no more than|up to|under|less than|below|within|not more than|maximum|max|"
     "not exceed|not exceeding|cheaper than|not over|cap|capped at|limit|enough|are enough|is "
     "enough|no longer than|not "
     "above|not to exceed"},
    {about, 0, "about|around|roughly|approximately|approx|circa|some|ish"},
    {at_least, 0, "at least|no less than|minimum|min|no fewer than|not less than"},
    {above, 0, "or more|and up|or above|or better|and above|plus"},
    {per_person, 0,
     "per person|each|a head|per head|pp|apiece|per capita|for each person|a person|/person"},
    {per_night, 0, "per night|a night|each night|nightly|/night|every night"},
    {per_room, 0, "per room|a room"},
    {per_day, 0, "per day|a day|each day|daily|/day|every day|any day"},
    {per_meal, 0, "per meal|a meal|each meal|/meal"},
    {total, 0,
     "total|in total|altogether|all in|overall|all together|in all|all included|for "
     "everything|whole trip"},
    {money_food, 0, "food|meals|eating|food budget|dining|on food|for food"},
    {money_sights, 0,
     "tickets|entrance fees|admission|sightseeing|on tickets|entry fees|attractions"},
    {money_local, 0, "local transport|taxis|city transport|local transportation|getting around"},
    {money_intercity, 0,
     "intercity transport|train tickets|flights|flight|airfare|plane tickets|train fare|the "
     "flights"},
    {money_hotel, 0, "hotel|hotels|accommodation|lodging|room|rooms"},
    {price, 0, "price|rate"},
    {intercity_mode, of(IntercityMode::high_speed),
     "high-speed rail|high speed rail|high-speed train|high speed train|bullet train|bullet "
     "trains|high-speed trains|hsr|gaotie"},
    {intercity_mode, of(IntercityMode::train),
     "train tickets|train ticket|train|trains|rail|railway|sleeper train"},
    {intercity_mode, of(IntercityMode::airplane),
     "plane|airplane|flight|flights|fly|fly to|flying to|fly into|flying|by air|planes|aeroplane"},
    {intercity_mode, of(IntercityMode::coach), "coach|long-distance bus|coaches"},
    {intercity_mode, of(IntercityMode::car),
     "drive|driving|car|by car|our own car|self-drive|own car|my car"},
    {intercity_mode, of(IntercityMode::ship), "ship|ferry|cruise ship"},
    {local_mode, of(LocalMode::walk), "walk|walking|on foot|by foot|walks"},
    {local_mode, of(LocalMode::bike), "bike|bikes|bicycle|cycling|bicycles|cycle"},
    {local_mode, of(LocalMode::bus), "bus|buses"},
    {local_mode, of(LocalMode::metro), "metro|subway|underground|the tube|metros"},
    {local_mode, of(LocalMode::taxi), "taxi|taxis|cab|cabs|ride-hailing|didi"},
    {local_mode, of(LocalMode::car), "rental car|rent a car|private car"},
    {distance, 0, "distance|farther than|further than|longer than|more than|over|beyond|legs"},
    {adult, 1,
     "adult|adults|husband|wife|partner|girlfriend|boyfriend|friend|friends|colleague|colleagues|"
     "brother|sister|spouse|classmate|classmates|roommate|grown-ups|buddy|buddies|fiance|"
     "fiancee|cousin|grown-up|coworkers|mate|mates|college friends|sisters|brothers|cousins"},
    {child, 1,
     "child|children|kid|kids|son|daughter|baby|toddler|boy|girl|sons|daughters|boys|girls|"
     "grandson|granddaughter|infant|teenager|babies|nephew|niece|teenagers|toddlers|little ones"},
    {child, 2, "twins|twin boys|twin girls"},
    {senior, 1,
     "senior|seniors|elderly "
     "person|mother|father|mom|mum|dad|grandma|grandpa|grandmother|grandfather|mother-in-law|"
     "father-in-law|elderly|old people"},
    {senior, 2,
     "parents|grandparents|mom and dad|mum and dad|in-laws|elderly parents|elderly "
     "couple|parents-in-law"},
    {couple, 2,
     "couple|the two of us|honeymoon|newlyweds|both of us|two of us|just the two of us|my wife and "
     "i|my husband and i"},
    {family, 0, "family|the whole family"},
    {family, 3, "family of three|family of 3|the three of us"},
    {family, 4, "family of four|family of 4"},
    {family, 5, "family of five|family of 5"},
    {me, 1, "i|me|i'm|i'd|myself|i'll|i am"},
    {us, 0, "we|us|our|we'd|we're|we'll"},
    {alone, 1, "alone|solo|by myself|on my own|just me|solo trip|only me"},
    {kids_age, 0, "aged|age|ages"},
    {wheelchair, 0,
     "wheelchair|step-free|wheelchair accessible|disabled|accessible|barrier-free|wheelchair user"},
    {pet, 0, "pet|pets|dog|dogs|cat|cats|puppy|pet-friendly|pet friendly"},
    {stroller, 0, "stroller|pram|pushchair|buggy"},
    {little_walking, 0,
     "less walking|little walking|walk much|walk far|walk too far|walk that much|do much "
     "walking|not too much walking|can't walk far|cannot walk far|bad "
     "knees|minimal walking|walk too much|too much walking|much walking|without much "
     "walking|trouble walking|walk long distances"},
    {pregnant, 0, "pregnant|expecting"},
    {vegetarian, 0,
     "i'm vegetarian|i'm a vegetarian|we're vegetarian|am vegetarian|are vegetarian|is "
     "vegetarian|am a vegetarian|are vegetarians"},
    {halal, 0, "muslim|muslims"},
    {day_part, 8, "early morning"},
    {day_part, 10, "morning|in the morning|a.m.|am|mornings"},
    {day_part, 12, "noon|midday"},
    {day_part, 15, "afternoon|in the afternoon|p.m.|pm|afternoons"},
    {day_part, 20, "evening|in the evening|tonight|at night|evenings"},
    {day_part, 23, "midnight"},
    {before, 0, "before|by|no later than|not later than|until|latest|at the latest|prior to"},
    {after, 0,
     "after|no earlier than|not earlier than|not before|earliest|from|at the earliest|later than"},
    {every_day, 0,
     "every day|each day|every night|every evening|every morning|each night|each evening|each "
     "morning|daily"},
    {getting_up, 0,
     "get up|getting up|start the day|wake up|out the door|start our days|start our day|start each "
     "day|begin the day|days start|start sightseeing"},
    {relative_day, 0, "today|tonight"},
    {relative_day, 1, "tomorrow"},
    {relative_day, 2, "the day after tomorrow|day after tomorrow"},
    {month_name, 1, "january|jan"},
    {month_name, 2, "february|feb"},
    {month_name, 3, "march|mar"},
    {month_name, 4, "april|apr"},
    {month_name, 5, "may"},
    {month_name, 6, "june|jun"},
    {month_name, 7, "july|jul"},
    {month_name, 8, "august|aug"},
    {month_name, 9, "september|sept|sep"},
    {month_name, 10, "october|oct"},
    {month_name, 11, "november|nov"},
    {month_name, 12, "december|dec"},
    {ordinal, 1, "first day|day one"},
    {ordinal, 2, "second day|day two"},
    {ordinal, 3, "third day|day three"},
    {ordinal, 4, "fourth day|day four"},
    {ordinal, 5, "fifth day|day five"},
    {last_day, 0, "last day|final day"},
    {festival, new_year, "new year's day|new year|new year's"},
    {festival, spring_festival, "chinese new year|spring festival|lunar new year|cny holiday"},
    {festival, tomb_sweeping, "qingming|tomb-sweeping day|tomb sweeping day|qingming festival"},
    {festival, labour_day, "labour day|labor day|may day"},
    {festival, dragon_boat, "dragon boat festival|dragon boat"},
    {festival, mid_autumn, "mid-autumn|mid-autumn festival|mid autumn festival|moon festival"},
    {festival, national_day, "national day|golden week|national day holiday"},
    {festival, new_years_eve, "chinese new year's eve|lunar new year's eve"},
    {festival, lantern, "lantern festival"},
    {festival, christmas, "christmas|christmas day"},
    {festival, valentine, "valentine's day|valentine's"},
    {next_month, 0, "next month"},
    {this_month, 0, "this month"},
    {next_year, 0, "next year"},
    {this_year, 0, "this year"},
    {month_part, 1, "the beginning of|early|beginning of"},
    {month_part, 15, "the middle of|mid|mid-|middle of"},
    {month_part, 25, "the end of|late|end of"},
    {holiday, 0, "holiday|holidays"},
    {days_later, 0, "days from now|days later|days' time"},
    {week_word, 1, "a day trip|one-day trip|day trip|day-trip"},
    {week_word, 7, "a week|one week|1 week|week-long|weeklong|a full week"},
    {week_word, 14, "two weeks|2 weeks|a fortnight"},
    {near, 0,
     "near|close to|next to|by the|nearby|around|walking distance of|within walking distance "
     "of|walkable to|near to|not far from|within"},
    {around, 0, "of|from"},
    {room_type, of(RoomType::double_bed),
     "double room|double rooms|king room|queen room|double bed|king bed|queen bed|king-size bed"},
    {room_type, of(RoomType::single), "single room|single rooms|single bed"},
    {room_type, of(RoomType::twin),
     "twin room|twin rooms|twin beds|two beds|twin|2 beds|twin-bed room"},
    {room_type, of(RoomType::triple), "triple room|triple rooms|three beds|triple"},
    {room_type, of(RoomType::family), "family room|family rooms|family suite"},
    {first, 0, "first|to begin with|start with|begin with|after seeing|after visiting"},
    {then, 0,
     "then|afterwards|after that|next|followed by|and then|later|finally|before heading to"},
    {replace, 0, "replace|swap|change|exchange|substitute|switch"},
    {remove, 0,
     "out of the plan|off the plan|out of the itinerary|off the list|off the itinerary|"
     "remove|delete|drop|cancel|take out|get rid of|cut|leave out"},
    {add, 0, "add|include|put in|squeeze in"},
    {relax, 0,
     "take it easy|easier|lighter|more relaxed|less packed|slow down|less busy|fewer sights|more "
     "relaxing|make it easier|less rushed"},
    {intensify, 0, "busier|fuller|more packed|more sights|pack more|fill up"},
    {rain, 0, "rain|rains|it rains|raining|rainy|bad weather|weather is bad"},
    {indoor, 0, "indoor|indoors|inside|something indoor"},
    {move, 0, "move|shift|reschedule|postpone|bring forward"},
    {shorter, 0, "shorter|less time|shorten"},
    {longer, 0, "longer|more time|extend"},
    {cheaper, 0, "cheaper|less expensive|save money|save some money|reduce the cost"},
    {pace, of(planner::Pace::relaxed),
     "relaxed|relaxing|slow|slow pace|easygoing|leisurely|easy pace|laid-back|no rush|not "
     "rushed|unhurried|slowly|easy|take our time|not too tiring|chilled"},
    {pace, of(planner::Pace::normal), "moderate pace|normal pace|balanced pace|moderate"},
    {pace, of(planner::Pace::intense),
     "packed|intense|fast-paced|as much as possible|action-packed|busy schedule|tight schedule|as "
     "many sights as possible|full schedule"},
};

}  // namespace

std::span<CueWords const> english_cues() { return words; }

}  // namespace assistant::impl
