// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "feedback/opinions.hpp"
#include "storage/sql.hpp"

// Opinions as rows of their table.
namespace feedback {

// The beginning of a statement whose rows `opinion_from` reads; more columns may follow.
inline constexpr std::string_view opinion_columns =
    "id, subject, subject_key, stars, remarks, said, hidden_at_us, created_at_us, updated_at_us";
inline constexpr std::size_t opinion_width = 9;

Opinion opinion_from(storage::Row const& row);

}  // namespace feedback
