// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "assistant/wish_slots.hpp"

// Words for what slots hold: those of the API and those for people.
namespace assistant::impl {

std::string_view word_of(Need need);
std::string_view word_of(RoomType type);
std::string_view word_of(planner::Pace pace);
std::string_view word_of(BudgetFor what);
std::string_view word_of(BudgetPer per);
std::string_view word_of(Leg leg);
std::string_view word_of(IntercityMode mode);
std::string_view word_of(LocalMode mode);
std::string_view word_of(Moment moment);
std::string_view word_of(Counted counted);
std::string_view word_of(DayPart part);
std::string_view word_of(Change change);

using Label = planner::Words;

Label label_of(std::string_view slot, Thing const& thing);
Label label_of(std::string_view slot, int number);
Label label_of(std::string_view slot, base::Day day);
Label label_of(std::string_view slot, Need need);
Label label_of(std::string_view slot, RoomType type);
Label label_of(std::string_view slot, planner::Pace pace);
Label label_of(std::string_view slot, Budget const& budget);
Label label_of(std::string_view slot, Intercity const& way);
Label label_of(std::string_view slot, IntercityTime const& time);
Label label_of(std::string_view slot, Local const& way);
Label label_of(std::string_view slot, VisitTime const& time);
Label label_of(std::string_view slot, VisitStay const& stay);
Label label_of(std::string_view slot, HotelNear const& near);
Label label_of(std::string_view slot, Order const& order);
Label label_of(std::string_view slot, DailyLimit const& limit);
Label label_of(std::string_view slot, Count const& count);
Label label_of(std::string_view slot, Revision const& revision);

}  // namespace assistant::impl
