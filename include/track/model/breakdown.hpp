#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "track/model/plan.hpp"

// Breakdowns of indicators: docs/methods.md, "Parts". What is recorded for a part stands under an
// id of its own, "lecture.attendance@sex:f", crossed "lecture.attendance@age:65-74,sex:f"; so a
// part is read, added up, amended and explained as any indicator is.
namespace track {

const Breakdown* find_breakdown(const Plan& plan, const std::string& id);

// Fills plan.parts: of each indicator each part of each table that it is broken down by, as an
// indicator. To be called when breakdowns and indicators are complete.
void derive_parts(Plan& plan);

// Without their targets; empty for a breakdown that the plan does not have.
std::vector<Indicator> parts_of(const Plan& plan, const Indicator& whole, const PartTable& table);

// Those of plan.parts, in the order of the definition.
std::vector<const Indicator*> derived_parts(const Plan& plan, const Indicator& whole);
std::vector<const Indicator*> derived_parts(const Plan& plan, const Indicator& whole,
                                            const PartTable& table);

// The parts that make up the whole; none where the whole is recorded by itself.
std::vector<const Indicator*> summands(const Plan& plan, const Indicator& whole);

// The indicator that a part belongs to; nullptr for one that is no part.
const Indicator* whole_of(const Plan& plan, const Indicator& part);

// The parts of an indicator that a text names, of all its tables: by id, name or alias, "65-74",
// "sex:f", of crossed ones in any order, "65～74歳,女性". Several where it is ambiguous.
std::vector<const Indicator*> parts_named(const std::vector<const Indicator*>& parts,
                                          const Plan& plan, std::string_view text);

// A name of a part as it is compared: folded, with one kind of dash, without 歳,
// 女 for 女性.
std::string folded_part(std::string_view name);

// The ids under which the record of all of them stands.
std::vector<std::string> recorded_ids(const Plan& plan, const std::vector<const Indicator*>& parts);
std::vector<std::string> keys_of(const std::vector<const Indicator*>& parts);

// "lecture.attendance@sex:f" of an indicator's id and a part's key.
std::string part_id(const std::string& whole, const std::string& key);
bool is_part_id(const std::string& id);
// What stands in front of "@", all of an id that is no part's.
std::string whole_id(const std::string& id);

// "centre", "age * sex", as in the definition.
std::string text_of(const PartTable& table);
// The table that the key of a part, "age:65-74,sex:f", is of.
PartTable table_of(const std::string& key);
// 地域包括支援センター, 年齢×性別.
std::string name_of(const Plan& plan, const PartTable& table);

}  // namespace track
