#include "public_desk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "printed_figures.hpp"
#include "store/store_fixture.hpp"
#include "track/base/environment.hpp"
#include "track/cli/run.hpp"
#include "track/model/breakdown.hpp"

namespace track::independent {

namespace {

using nlohmann::json;

bool is_fraction(const Value& value) {
  return value.form == ValueForm::fraction;
}

// So many people more or less; nothing where that is no value.
std::optional<Value> moved(Value value, std::int64_t by, bool with_all) {
  Quantity& counted = is_fraction(value) ? value.numerator : value.amount;
  if (value.n) {
    *value.n += by;
    return *value.n < 1 ? std::nullopt : std::optional(value);
  }
  const Quantity more = Quantity::whole(by);
  counted = counted + more;
  if (is_fraction(value) && with_all) value.denominator = value.denominator + more;
  const bool fits =
      counted >= Quantity{} && (!is_fraction(value) || value.numerator <= value.denominator);
  return fits ? std::optional(value) : std::nullopt;
}

// One of them alone, or two of a year against each other.
void move_one_or_two(std::vector<PublicEntry*> hidden, Random& random) {
  const auto chosen = static_cast<std::size_t>(random.from_to(0, 999)) % hidden.size();
  PublicEntry& first = *hidden[chosen];
  std::erase_if(hidden, [&](const PublicEntry* one) {
    return one == &first || one->year != first.year || one->indicator == first.indicator;
  });
  const std::int64_t by = random.one_of({1, 1, 2, 3, -1, -1, -2, -3});
  const bool with_all = random.chance(50);
  const auto one = moved(first.value, by, with_all);
  if (!one) return;
  if (!hidden.empty() && random.chance(50)) {
    PublicEntry& second = *hidden[static_cast<std::size_t>(random.from_to(0, 999)) % hidden.size()];
    const auto other = moved(second.value, -by, with_all);
    if (!other) return;
    second.value = *other;
  }
  first.value = *one;
}

std::set<Cell> hidden_figures(const Documents& printed) {
  std::set<Cell> hidden;
  each_row(printed, [&](const json&, const json& row, int year) {
    if (is_hidden_row(row)) hidden.emplace(row["id"].get<std::string>(), year);
  });
  return hidden;
}

void evaluate(const Plan& plan, const InsideWords& inside, store::Store& store) {
  Evaluation one;
  one.year = plan.last_year;
  one.of = {EvaluationSubject::plan, plan.id};
  one.grade = plan.assessment.grades.front().id;
  one.results = "as was hoped";
  one.note = inside.note;
  Operation operation = store::operation(3, OperationKind::assess);
  operation.actor = inside.actor;
  store.assess({one}, operation);
}

void record(const Plan& plan, const PublicEntries& entries, const InsideWords& inside,
            store::Store& store) {
  Operation operation = store::operation(1);
  operation.actor = inside.actor;
  RecordRequest last;
  const auto put_all = [&](const store::Put& put) {
    for (const auto& [whole, all] : entries) {
      for (const PublicEntry& one : all) {
        last = {
            "", {}, one.period, one.year, inside.place, inside.note, {{one.indicator, one.value}}};
        put(last);
      }
    }
  };
  store.record_batch({.matching = store::Matching::nothing}, operation, put_all);
  if (inside.took_back) {
    const auto more = store.record(last, store::operation(2), store::Store::Repeat::allow);
    store.undo(more.operation, store::operation(2, OperationKind::undo));
  }
  evaluate(plan, inside, store);
}

}  // namespace

PublicEntries entries_of(const Plan& plan, const FewPeople& values, Random& random) {
  PublicEntries entries;
  for (const auto& [id, years] : values) {
    const bool adds = find_indicator(plan, id)->kind == IndicatorKind::count;
    for (const auto& [year, value] : years) {
      std::vector<Value> all = {value};
      while (adds && random.chance(30)) all.push_back(value);
      for (const Value& one : all) {
        const Day day = first_day(plan, year.number) + std::chrono::days(random.from_to(0, 364));
        const bool whole_year = random.chance(50);
        entries[whole_id(id)].push_back(
            {id, whole_year ? plan.calendar.period(year) : Period{day, day}, year, one});
      }
    }
  }
  return entries;
}

PublicDesk::PublicDesk(const Plan& plan, const PublicEntries& entries, const InsideWords& inside,
                       Day as_of)
    : book_(plan, as_of, [&](store::Store& store) { record(plan, entries, inside, store); }),
      now_(as_of + std::chrono::hours(9)) {}

std::string PublicDesk::report(std::vector<std::string> words, const std::string& format) const {
  const std::string file = (book_.database().parent_path() / ("edition." + format)).string();
  words.insert(words.begin(), "report");
  words.insert(words.end(), {"--public", "--format", format, "-o", file});
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Environment environment;
  environment.now = [this] { return now_; };
  environment.variable = [this](const char* name) -> std::optional<std::string> {
    if (std::string(name) != "TRACK_DB") return std::nullopt;
    return book_.database().string();
  };
  environment.in = &in;
  environment.out = &out;
  environment.err = &err;
  const int code = cli::run(words, environment);
  std::ifstream written(file, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(written), {}};
  std::filesystem::remove(file);
  if (code == 0 && content.empty()) throw std::runtime_error("nothing written: " + err.str());
  return fmt::format("exit {}\n{}{}{}", code, out.str(), err.str(), content);
}

std::vector<ReportWords> public_reports(const Plan& plan) {
  std::vector<ReportWords> choices(1);
  std::vector<PartTable> tables;
  for (const Indicator& one : plan.indicators) {
    for (const PartTable& table : one.by) {
      if (std::ranges::find(tables, table) != tables.end()) continue;
      tables.push_back(table);
      choices.push_back({"--by", text_of(table)});
    }
  }
  std::vector<ReportWords> all;
  for (const ReportWords& choice : choices) {
    const auto add = [&](const std::string& years) {
      all.push_back({years});
      all.back().insert(all.back().end(), choice.begin(), choice.end());
    };
    for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
      add(std::to_string(year.number));
    }
    add(fmt::format("{}..{}", plan.first_year.number, plan.last_year.number));
  }
  return all;
}

PublicEntries moved_where_hidden(const PublicEntries& entries, const Documents& printed,
                                 Random& random) {
  const auto figures = hidden_figures(printed);
  PublicEntries result = entries;
  for (auto& [whole, all] : result) {
    std::vector<PublicEntry*> hidden;
    for (PublicEntry& one : all) {
      if (figures.contains({one.indicator, one.year.number})) hidden.push_back(&one);
    }
    for (int moves = random.from_to(1, 2); moves > 0 && !hidden.empty(); --moves) {
      move_one_or_two(hidden, random);
    }
  }
  return result;
}

std::set<std::string> told_otherwise(const Documents& one, const Documents& other) {
  // An outcome may stand at several places.
  using Rows = std::map<Cell, std::vector<json>>;
  const auto rows_of = [](const json& document) {
    Rows rows;
    each_row({document}, [&](const json&, const json& row, int year) {
      rows[{row["id"], year}].push_back(row);
    });
    return rows;
  };
  std::set<std::string> wholes;
  for (std::size_t i = 0; i < one.size(); ++i) {
    const Rows these = rows_of(one[i]);
    const Rows those = rows_of(other[i]);
    const auto note_others = [&](const Rows& rows, const Rows& beside) {
      for (const auto& [cell, all] : rows) {
        const auto found = beside.find(cell);
        if (found == beside.end() || found->second != all) wholes.insert(whole_id(cell.first));
      }
    };
    note_others(these, those);
    note_others(those, these);
  }
  return wholes;
}

}  // namespace track::independent
