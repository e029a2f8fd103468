#include <algorithm>
#include <set>
#include <string>

#include "scalars.hpp"
#include "tables.hpp"
#include "track/base/text.hpp"

namespace track::definition {

namespace {

constexpr Message<std::string> bad_accent{"\"{}\" is not a colour", "「{}」は色ではありません"};
constexpr Message<> accent_rule{"six hexadecimal digits behind #, as in \"#0b5394\"",
                                "「#0b5394」のように、# と16進数6桁で書きます"};
constexpr Message<std::string, double> pale_accent{
    "the contrast of \"{}\" to white is {:.1f}:1: too little to be read by all",
    "「{}」は白とのコントラスト比が{:.1f}:1で、読みにくくなります"};
constexpr Message<> pale_rule{"take a darker one: at least 4.5:1 is needed",
                              "4.5:1以上になる、より濃い色にしてください"};
constexpr Message<std::int64_t> bad_threshold{"\"suppress_below\" is {}",
                                              "「suppress_below」が {} になっています"};
constexpr Message<int, int> threshold_rule{
    "a whole number from {} to {}, better 5 or more: with less, what is suppressed could be told; "
    "without the table nothing is suppressed",
    "{}から{}"
    "までの整数を書きます（5以上をお勧めします）。小さすぎると、秘匿した数値が推定できてしま"
    "います。[public] を書かなければ秘匿しません"};
constexpr Message<> subject_word{"subject", "評価の対象"};
constexpr Message<std::string> subject_twice{"\"{}\" stands there twice",
                                             "「{}」が二度書かれています"};
constexpr Message<std::int64_t> bad_assessment_days{"\"days\" is {}",
                                                    "「days」が {} になっています"};
constexpr Message<int> assessment_days_rule{"a whole number of days from 0 to {}",
                                            "0から{}までの日数を整数で書きます"};
constexpr Message<std::string> grade_twice{"a second grade \"{}\"",
                                           "評価の区分「{}」が二つあります"};
constexpr Message<> grade_twice_rule{"ids and names of grades differ from one another",
                                     "区分のIDと名前は、それぞれ異なるものにします"};
constexpr Message<std::string> bad_from{"\"from\" is {}", "「from」が {} になっています"};
constexpr Message<> from_rule{
    "an achievement rate as a share of one, at least 0 and below that of the grade before: 1.1 is "
    "110 %; the best grade comes first",
    "達成率を1に対する割合（1.1は110%"
    "）で、0以上、前の区分より小さく書きます。最も良い区分が先です"};
constexpr Message<std::string> no_from{"the grade \"{}\" has no \"from\"",
                                       "評価の区分「{}」に「from」がありません"};
constexpr Message<> no_from_rule{
    "either no grade has one, or all have but for the last, which is for what lies below",
    "どの区分にも書かないか、最後を除くすべてに書きます（最後の区分はそれ未満のものです）"};

constexpr int largest_threshold = 1'000;

void read_accent(const std::optional<Text>& text, PlanBuilder& builder) {
  if (!text) return;
  const std::optional<double> contrast = contrast_on_white(text->value);
  if (!contrast) {
    builder.diagnostics.fault(text->place, bad_accent(printable(text->value)), accent_rule());
  } else if (*contrast < least_contrast) {
    // Rounded down: 4.46 is not to read as 4.5.
    const double shown = static_cast<int>(*contrast * 10) / 10.0;
    builder.diagnostics.fault(text->place, pale_accent(text->value, shown), pale_rule());
  } else {
    builder.plan.office.accent = text->value;
  }
}

void read_subjects(const TableReader& table, PlanBuilder& builder) {
  std::vector<EvaluationSubject>& subjects = builder.plan.assessment.of;
  for (const Text& text : table.texts("of")) {
    const auto subject = read_word<EvaluationSubject>(text, subject_word(), builder.diagnostics);
    if (!subject) continue;
    if (std::ranges::find(subjects, *subject) != subjects.end()) {
      builder.diagnostics.fault(text.place, subject_twice(text.value));
    } else {
      subjects.push_back(*subject);
    }
  }
}

// What a name may be as well, since grades without an id are recorded by their names, which may
// change later.
bool is_one_sign_or_word(const std::string& id) {
  return !id.empty() && half_width(id).find(' ') == std::string::npos && printable(id) == id;
}

Grade read_grade(const TableReader& table, std::set<std::string>& known, PlanBuilder& builder) {
  Grade grade;
  const std::optional<Text> name = table.text("name");
  const std::optional<Text> id = table.text("id");
  if (id && !is_one_sign_or_word(id->value)) check_id(*id, builder.diagnostics);
  grade.name = name ? name->value : std::string();
  grade.id = id ? id->value : grade.name;
  grade.meaning = table.text_or_empty("meaning");
  if (const std::optional<Text> from = table.as_written("from")) {
    grade.from = read_number(*from, builder.diagnostics);
  }
  std::set<std::string> words = {folded(grade.id), folded(grade.name)};
  for (const std::string& word : words) {
    if (word.empty() || known.insert(word).second) continue;
    builder.diagnostics.fault(id ? id->place : table.value_place("name"),
                              grade_twice(id ? id->value : grade.name), grade_twice_rule());
    break;
  }
  return grade;
}

// Rates that fall from grade to grade, and no gap between those that have one.
void check_rates(const std::vector<TableReader>& tables, PlanBuilder& builder) {
  const std::vector<Grade>& grades = builder.plan.assessment.grades;
  if (!builder.plan.assessment.advise()) return;
  std::optional<Quantity> before;
  for (std::size_t i = 0; i < grades.size(); ++i) {
    const std::optional<Quantity>& from = grades[i].from;
    if (!from) {
      if (i + 1 == grades.size() || tables[i].has("from")) continue;
      builder.diagnostics.fault(tables[i].place(), no_from(grades[i].name), no_from_rule());
      continue;
    }
    if (from->is_negative() || (before && *from >= *before)) {
      builder.diagnostics.fault(tables[i].value_place("from"), bad_from(plain(*from)), from_rule());
    }
    before = from;
  }
}

}  // namespace

void read_office(const TableReader& table, PlanBuilder& builder) {
  builder.plan.office.name = table.text_or_empty("name");
  read_accent(table.text("accent"), builder);
  if (const std::optional<Text> logo = table.text("logo")) {
    builder.plan.office.logo = read_logo(*logo, builder.diagnostics);
  }
}

void read_publication(const TableReader& table, PlanBuilder& builder) {
  const std::optional<std::int64_t> threshold = table.whole("suppress_below");
  if (!threshold) return;
  if (*threshold < Plan::least_suppression || *threshold > largest_threshold) {
    builder.diagnostics.fault(table.value_place("suppress_below"), bad_threshold(*threshold),
                              threshold_rule(Plan::least_suppression, largest_threshold));
  } else {
    builder.plan.suppress_below = static_cast<int>(*threshold);
  }
}

void read_assessment(const TableReader& table, PlanBuilder& builder) {
  read_subjects(table, builder);
  if (const std::optional<std::int64_t> days = table.whole("days")) {
    if (*days < 0 || *days > Plan::most_reporting_days) {
      builder.diagnostics.fault(table.value_place("days"), bad_assessment_days(*days),
                                assessment_days_rule(Plan::most_reporting_days));
    } else {
      builder.plan.assessment.days = static_cast<int>(*days);
    }
  }
  const std::vector<TableReader> grades = table.tables("grades", TableKind::grade);
  std::set<std::string> known;
  for (const TableReader& one : grades) {
    builder.plan.assessment.grades.push_back(read_grade(one, known, builder));
  }
  check_rates(grades, builder);
}

}  // namespace track::definition
