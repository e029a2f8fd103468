#include "track/model/breakdown.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "track/base/text.hpp"

namespace track {

namespace {

constexpr char part_mark = '@';

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char one) { return one >= '0' && one <= '9'; });
}

// One part of a table: of one breakdown, or of each of two that are crossed.
struct Cell {
  const Breakdown* breakdown = nullptr;
  const Part* part = nullptr;
  const Breakdown* crossed_with = nullptr;
  const Part* crossed_part = nullptr;
};

std::vector<Cell> cells_of(const Plan& plan, const PartTable& table) {
  std::vector<Cell> cells;
  const Breakdown* first = find_breakdown(plan, table.breakdown);
  if (first == nullptr) return cells;
  for (const Part& part : first->parts) cells.push_back({first, &part, nullptr, nullptr});
  if (table.crossed_with.empty()) return cells;
  const Breakdown* second = find_breakdown(plan, table.crossed_with);
  if (second == nullptr) return {};
  std::vector<Cell> crossed;
  for (const Cell& cell : cells) {
    for (const Part& part : second->parts) crossed.push_back({first, cell.part, second, &part});
  }
  return crossed;
}

std::vector<std::string> ids_of(const Part& part) {
  std::vector<std::string> ids = {part.id};
  ids.insert(ids.end(), part.formerly.begin(), part.formerly.end());
  return ids;
}

// The key that the cell has, then those that it had.
std::vector<std::string> keys_of(const Cell& cell) {
  std::vector<std::string> keys;
  for (const std::string& id : ids_of(*cell.part)) {
    const std::string key = cell.breakdown->id + ":" + id;
    if (cell.crossed_part == nullptr) {
      keys.push_back(key);
      continue;
    }
    for (const std::string& other : ids_of(*cell.crossed_part)) {
      keys.push_back(joined({key, joined({cell.crossed_with->id, other}, ":")}, ","));
    }
  }
  return keys;
}

// The later of two beginnings, the earlier of two ends.
template <class Compare>
void narrow(std::optional<YearBound>& bound, const std::optional<YearBound>& other,
            Compare is_narrower) {
  if (other && (!bound || is_narrower(other->year, bound->year))) bound = other;
}

void narrow(Indicator& indicator, const Part& part) {
  narrow(indicator.since, part.since, std::greater<>());
  narrow(indicator.until, part.until, std::less<>());
  indicator.retired = indicator.retired || part.retired;
}

void add_breaks(Indicator& indicator, const Breakdown& breakdown) {
  for (const SeriesBreak& one : breakdown.series_breaks) {
    if (std::ranges::find(indicator.series_breaks, one.year, &SeriesBreak::year) ==
        indicator.series_breaks.end()) {
      indicator.series_breaks.push_back(one);
    }
  }
  std::ranges::sort(indicator.series_breaks, {}, &SeriesBreak::year);
}

// The pieces of "65-74,女", each perhaps with its breakdown in front, "sex:f".
struct Piece {
  std::string breakdown;  // folded; empty: any
  std::string part;
};

std::vector<Piece> pieces_of(std::string_view text) {
  std::string plain = half_width(text);
  for (const std::string_view comma : {"、", "×", "*"}) replace_all(plain, comma, ",");
  std::vector<Piece> pieces;
  for (const std::string& piece : split(plain, ',')) {
    const std::size_t colon = piece.find(':');
    if (colon == std::string::npos) {
      pieces.push_back({"", folded_part(piece)});
    } else {
      pieces.push_back({folded(piece.substr(0, colon)), folded_part(piece.substr(colon + 1))});
    }
  }
  return pieces;
}

bool names(const Piece& piece, const Breakdown& breakdown, const Part& part) {
  if (!piece.breakdown.empty() && piece.breakdown != breakdown.id &&
      piece.breakdown != folded(breakdown.name)) {
    return false;
  }
  std::vector<std::string> words = ids_of(part);
  words.push_back(part.name);
  words.insert(words.end(), part.aliases.begin(), part.aliases.end());
  return std::ranges::any_of(
      words, [&](const std::string& word) { return folded_part(word) == piece.part; });
}

bool names(const std::vector<Piece>& pieces, const Cell& cell) {
  if (cell.crossed_part == nullptr) {
    return pieces.size() == 1 && names(pieces[0], *cell.breakdown, *cell.part);
  }
  const auto in_order = [&](const Piece& first, const Piece& second) {
    return names(first, *cell.breakdown, *cell.part) &&
           names(second, *cell.crossed_with, *cell.crossed_part);
  };
  return pieces.size() == 2 && (in_order(pieces[0], pieces[1]) || in_order(pieces[1], pieces[0]));
}

// 参加者数（女性）, "Attendance (women)".
std::string with_part(const std::string& whole, const std::string& part) {
  const bool ascii = std::ranges::all_of(whole, [](char one) { return (one & 0x80) == 0; });
  return ascii ? whole + " (" + part + ")" : whole + "（" + part + "）";
}

Indicator part_of(const Indicator& whole, const PartTable& table, const Cell& cell) {
  const std::vector<std::string> keys = keys_of(cell);
  Indicator part = whole;
  part.id = part_id(whole.id, keys.front());
  part.aliases.clear();
  part.baseline.reset();
  part.targets.clear();
  part.plan_target.reset();
  part.origins = {};
  part.by.clear();
  part.total.reset();
  part.part_targets.clear();
  part.breaks_of_parts.clear();
  // These need a baseline, which a part has none of.
  if (part.method == Method::change || part.method == Method::direction) part.method.reset();
  part.part_of = PartOf{whole.id, table, keys, cell.part->name, cell.part->owners};
  narrow(part, *cell.part);
  add_breaks(part, *cell.breakdown);
  if (cell.crossed_part != nullptr) {
    part.part_of->name += "・" + cell.crossed_part->name;
    if (part.part_of->owners.empty()) part.part_of->owners = cell.crossed_part->owners;
    narrow(part, *cell.crossed_part);
    add_breaks(part, *cell.crossed_with);
  }
  part.name = with_part(whole.name, part.part_of->name);
  return part;
}

std::vector<SeriesBreak> breaks_of(const Plan& plan, const PartTable& table) {
  std::vector<SeriesBreak> breaks;
  for (const std::string& id : {table.breakdown, table.crossed_with}) {
    const Breakdown* breakdown = find_breakdown(plan, id);
    if (breakdown == nullptr) continue;
    breaks.insert(breaks.end(), breakdown->series_breaks.begin(), breakdown->series_breaks.end());
  }
  return breaks;
}

void take_targets(const Indicator& whole, Indicator& part) {
  const auto found = whole.part_targets.find(part.part_of->key());
  if (found == whole.part_targets.end()) return;
  part.targets = found->second.years;
  part.plan_target = found->second.plan;
  part.basis = found->second.basis;
  part.origins = found->second.origins;
}

}  // namespace

const Breakdown* find_breakdown(const Plan& plan, const std::string& id) {
  const auto found = std::ranges::find(plan.breakdowns, id, &Breakdown::id);
  return found == plan.breakdowns.end() ? nullptr : &*found;
}

std::vector<Indicator> parts_of(const Plan& plan, const Indicator& whole, const PartTable& table) {
  std::vector<Indicator> parts;
  for (const Cell& cell : cells_of(plan, table)) parts.push_back(part_of(whole, table, cell));
  return parts;
}

void derive_parts(Plan& plan) {
  plan.parts.clear();
  for (Indicator& whole : plan.indicators) {
    whole.breaks_of_parts =
        whole.total ? breaks_of(plan, *whole.total) : std::vector<SeriesBreak>{};
    for (const PartTable& table : whole.by) {
      for (Indicator& part : parts_of(plan, whole, table)) {
        take_targets(whole, part);
        plan.parts.push_back(std::move(part));
      }
    }
  }
}

std::vector<const Indicator*> derived_parts(const Plan& plan, const Indicator& whole) {
  std::vector<const Indicator*> parts;
  if (whole.by.empty()) return parts;
  const auto whole_of_part = [](const Indicator& part) -> const std::string& {
    return part.part_of->whole;
  };
  const Indicator* part = plan.index.wholes.find(plan.parts, whole.id, whole_of_part);
  if (part == nullptr) return parts;
  for (; part != plan.parts.data() + plan.parts.size(); ++part) {
    if (part->part_of->whole != whole.id) break;
    parts.push_back(part);
  }
  return parts;
}

std::vector<const Indicator*> derived_parts(const Plan& plan, const Indicator& whole,
                                            const PartTable& table) {
  std::vector<const Indicator*> parts = derived_parts(plan, whole);
  std::erase_if(parts, [&](const Indicator* part) { return part->part_of->table != table; });
  return parts;
}

std::vector<const Indicator*> summands(const Plan& plan, const Indicator& whole) {
  return whole.total ? derived_parts(plan, whole, *whole.total) : std::vector<const Indicator*>{};
}

std::string folded_part(std::string_view name) {
  std::string plain = folded(name);
  if (plain == "女性" || plain == "男性")
    return plain.substr(0, plain.size() - std::string_view("性").size());
  if (!has_digit(plain)) return plain;  // コミュニティー keeps its ー
  for (const std::string_view dash : {"~", "〜", "–", "—", "‐", "−", "ー"}) {
    replace_all(plain, dash, "-");
  }
  for (const std::string_view years : {"歳", "才"}) replace_all(plain, years, "");
  return plain;
}

std::vector<const Indicator*> parts_named(const std::vector<const Indicator*>& parts,
                                          const Plan& plan, std::string_view text) {
  const std::vector<Piece> pieces = pieces_of(text);
  const std::string name = folded_part(text);  // as it is printed: 65～74歳・女性
  std::vector<const Indicator*> result;
  std::map<std::string, std::vector<std::string>> named;  // keys, by the words of the table
  for (const Indicator* part : parts) {
    const PartTable& table = part->part_of->table;
    const auto [keys, is_new] = named.try_emplace(text_of(table));
    if (is_new) {
      for (const Cell& cell : cells_of(plan, table)) {
        if (names(pieces, cell)) keys->second.push_back(keys_of(cell).front());
      }
    }
    const bool is_named =
        folded_part(part->part_of->name) == name || contains(keys->second, part->part_of->key());
    if (is_named) result.push_back(part);
  }
  return result;
}

const Indicator* whole_of(const Plan& plan, const Indicator& part) {
  return part.part_of ? find_indicator(plan, part.part_of->whole) : nullptr;
}

std::vector<std::string> recorded_ids(const Plan& plan,
                                      const std::vector<const Indicator*>& parts) {
  std::vector<std::string> ids;
  for (const Indicator* part : parts) {
    std::ranges::move(recorded_ids(plan, *part), std::back_inserter(ids));
  }
  return ids;
}

std::vector<std::string> keys_of(const std::vector<const Indicator*>& parts) {
  std::vector<std::string> keys;
  for (const Indicator* part : parts) keys.push_back(part->part_of->key());
  return keys;
}

std::string part_id(const std::string& whole, const std::string& key) {
  return whole + part_mark + key;
}

bool is_part_id(const std::string& id) {
  return id.find(part_mark) != std::string::npos;
}

std::string whole_id(const std::string& id) {
  return id.substr(0, id.find(part_mark));
}

std::string text_of(const PartTable& table) {
  return table.crossed_with.empty() ? table.breakdown
                                    : table.breakdown + " * " + table.crossed_with;
}

PartTable table_of(const std::string& key) {
  std::vector<std::string> breakdowns;
  for (const std::string& piece : split(key, ',')) {
    breakdowns.push_back(piece.substr(0, piece.find(':')));
  }
  return {breakdowns.front(), breakdowns.size() > 1 ? breakdowns.back() : ""};
}

std::string name_of(const Plan& plan, const PartTable& table) {
  const auto name = [&plan](const std::string& id) {
    const Breakdown* found = find_breakdown(plan, id);
    return found == nullptr ? id : found->name;
  };
  return table.crossed_with.empty() ? name(table.breakdown)
                                    : name(table.breakdown) + "×" + name(table.crossed_with);
}

}  // namespace track
