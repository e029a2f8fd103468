#include "line/common_options.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "line/usage.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/model/lookup.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string, std::string> no_choice{"{} cannot be \"{}\"",
                                                      "{} に「{}」は使えません"};
constexpr Message<Localized> reason_help{"why; {}", "理由（{}）"};
constexpr Message<> reason_missing{"--reason is missing", "--reason がありません"};
constexpr Message<> reason_way{"say why, so that others can understand it later: --reason \"…\"",
                               "後から経緯が分かるよう、理由を付けてください：--reason \"…\""};

void check_choice(const char* option, const std::string& value,
                  const std::vector<std::string>& known) {
  if (value.empty() || std::ranges::find(known, value) != known.end()) return;
  throw Error(ErrorKind::usage, no_choice(option, printable(value)), choices(value, known));
}

constexpr Message<Localized> level_help{"only this level: {}", "この区分だけを表示します：{}"};
constexpr Message<Localized> status_help{
    "only rows of this status, or of several with commas between: {}",
    "この判定の行だけを表示します。複数はカンマ区切り：{}"};
constexpr Message<std::string> unknown_status{"unknown status \"{}\"",
                                              "「{}」という判定はありません"};
constexpr Message<> by_and_part{"--by and --part cannot be given together",
                                "--by と --part は同時に指定できません"};
constexpr Message<> by_or_part{"--by shows all parts of a breakdown, --part a single one",
                               "--by は内訳のすべての区分を、--part は1つの区分だけを表示します"};
constexpr Message<Localized> group_help{"partners: grouped by {}", "団体の取組のまとめ方：{}"};
constexpr Message<std::string> unknown_level{"unknown level \"{}\"",
                                             "「{}」という区分はありません"};
constexpr Message<std::string> unknown_grouping{"cannot group by \"{}\"",
                                                "「{}」ではまとめられません"};
constexpr Message<std::string> unknown_involvement{
    "no activity of a partner has the involvement \"{}\"", "関与が「{}」の取組はありません"};
constexpr Message<std::string, std::string> not_usable{"{1} takes no {0}",
                                                       "{1} では {0} を使えません"};
constexpr Message<std::string, std::string> usable_are{"{} takes {}", "{} で使えるのは {} です"};

// Those that rows have but in a public edition, which none can be chosen by: the last alone.
std::span<const Word<Status>> statuses_of_rows() {
  const std::span<const Word<Status>> all = words<Status>();
  return all.first(all.size() - 1);
}

// "missing,behind" or 未報告、遅れ.
std::set<Status> read_statuses(const std::string& text) {
  std::set<Status> statuses;
  std::string word;
  const auto add = [&] {
    if (is_blank(word)) return;
    const auto status = from_word<Status>(word);
    if (!status) {
      throw Error(ErrorKind::usage, unknown_status(printable(trimmed(word))),
                  choices(word, keys<Status>(), keys_and_words(statuses_of_rows())));
    }
    statuses.insert(*status);
    word.clear();
  };
  std::string_view rest = text;
  while (!rest.empty()) {
    std::size_t size = 0;
    for (const std::string_view comma : {",", "、", "，"}) {
      if (rest.starts_with(comma)) size = comma.size();
    }
    if (size > 0) {
      add();
    } else {
      word += rest[0];
      size = 1;
    }
    rest.remove_prefix(size);
  }
  add();
  return statuses;
}

std::string read_involvement(const Plan& plan, const std::string& text) {
  const std::vector<std::string> known = report::involvements(plan);
  for (const std::string& word : known) {
    if (folded(word) == folded(text)) return word;
  }
  throw Error(ErrorKind::unknown_name, unknown_involvement(printable(text)), choices(text, known));
}

}  // namespace

void GlobalOptions::declare(Options& line) {
  line.add("-h,--help", &help, {"print this help and exit", "この説明を表示して終了します"});
  line.add("--db", &database,
           {"the database file (TRACK_DB)", "データベースのファイル（環境変数 TRACK_DB）"}, "FILE");
  line.add("--lang", &language,
           {"language: ja or en (TRACK_LANG)", "言語：ja または en（環境変数 TRACK_LANG）"},
           "LANGUAGE");
  line.add("--color", &color, {"colour: auto, always or never", "色：auto、always、never"}, "MODE");
  line.add("--as-of", &as_of,
           {"show what was known at the end of this day", "この日の終わりの時点の内容で表示します"},
           "DAY");
  line.add("-q,--quiet", &quiet,
           {"confirm nothing, and print only what needs attention",
            "完了の報告をせず、対応が必要なものだけを表示します"});
  line.add("--no-input", &no_input, {"never ask for confirmation", "確認を求めません"});
  line.add("--version", &version, {"print the version and exit", "バージョンを表示して終了します"});
}

void GlobalOptions::check() const {
  check_choice("--lang", language, {"ja", "en"});
  check_choice("--color", color, {"auto", "always", "never"});
}

void declare_by(Options& line, std::string& by) {
  line.add("--by", &by,
           {"who makes the change (TRACK_ACTOR, else the login name)",
            "操作する人の名前（環境変数 TRACK_ACTOR、なければログイン名）"},
           "NAME");
}

void declare_reason(Options& line, std::string& reason, const Localized& when) {
  const Localized always = {"kept with the operation", "操作とともに残ります"};
  line.add("--reason", &reason, reason_help(when.empty() ? always : when));
}

void declare_unusual_days(Options& line, app::WhenWords& when) {
  line.add("--allow-future", &when.allow_future,
           {"accept a day in the future", "未来の日付を認めます"});
  line.add("--outside-plan", &when.outside_plan,
           {"accept a day outside the plan's years", "計画期間外の日付を認めます"});
}

void declare_json(Options& line, bool& json) {
  line.add("--json", &json, {"the same as --format json", "--format json と同じ"}).excludes =
      "--format";
}

void ReasonOptions::declare(Options& line, const Localized& when) {
  declare_reason(line, reason, when);
  declare_by(line, by);
}

void ReasonOptions::check() const {
  app::check_text(reason, "--reason");
}

void ReasonOptions::require() const {
  check();
  if (trimmed(reason).empty()) throw Error(ErrorKind::usage, reason_missing(), {reason_way()});
}

void FilterOptions::declare(Options& line) {
  line.add("--theme", &theme, {"only this theme", "この柱だけを表示します"}, "NAME");
  line.add("--field", &field, {"only this field", "この分野だけを表示します"}, "NAME");
  line.add("--owner", &owner,
           {"only what this owner is responsible for", "この所管の項目だけを表示します"}, "NAME");
  line.add("--level", &level, level_help(keys_and_words<Level>()), "LEVEL");
  line.add("--status", &status, status_help(keys_and_words(statuses_of_rows())), "STATUS");
  line.add("--by", &by,
           {"the parts of this breakdown below each indicator: centre, \"age * sex\"",
            "指標ごとにこの内訳の区分も表示します：centre、\"age * sex\""},
           "BREAKDOWN");
  line.add("--part", &part,
           {"only this part of the indicators that have it, as in 光が丘 or sex:f",
            "この区分の値だけを、区分のある指標について表示します：光が丘、sex:f"},
           "PART");
  line.add("--organisation", &organisation,
           {"partners: only this organisation", "団体の取組：この団体だけを表示します"}, "NAME");
  line.add("--audience", &audience,
           {"partners: only those whose audience contains this text",
            "団体の取組：「対象」にこの語を含むものだけを表示します"});
  line.add(
      "--involvement", &involvement,
      {"partners: only with this involvement", "団体の取組：この「関与」のものだけを表示します"});
  line.add("--group", &group, group_help(keys_and_words<report::Grouping>()), "GROUP");
}

void FilterOptions::refuse_others(const std::string& command,
                                  std::span<const std::string_view> usable,
                                  const std::vector<Given>& more) const {
  std::vector<Given> all = {{"--theme", theme},       {"--field", field},
                            {"--owner", owner},       {"--level", level},
                            {"--status", status},     {"--by", by},
                            {"--part", part},         {"--organisation", organisation},
                            {"--audience", audience}, {"--involvement", involvement},
                            {"--group", group}};
  all.insert(all.end(), more.begin(), more.end());
  for (const auto& [name, text] : all) {
    if (text.empty() || std::ranges::count(usable, name) > 0) continue;
    std::vector<Localized> hints;
    if (!usable.empty()) {
      hints.push_back(usable_are(command, fmt::format("{}", fmt::join(usable, ", "))));
    }
    throw Error(ErrorKind::usage, not_usable(std::string(name), command), hints);
  }
}

Filter FilterOptions::read(const Plan& plan) const {
  Filter filter;
  if (!theme.empty()) filter.theme = look_up_theme(plan, theme).id;
  if (!field.empty()) filter.field = look_up_field(plan, field).id;
  if (!owner.empty()) filter.owner = look_up_owner(plan, owner).id;
  if (!level.empty()) {
    filter.level = from_word<Level>(level);
    if (!filter.level) {
      throw Error(ErrorKind::usage, unknown_level(printable(level)), word_choices<Level>(level));
    }
  }
  if (!status.empty()) filter.statuses = read_statuses(status);
  if (!by.empty() && !part.empty()) {
    throw Error(ErrorKind::usage, by_and_part(), {by_or_part()});
  }
  if (!by.empty()) filter.by = look_up_part_table(plan, by);
  if (!part.empty()) filter.part = look_up_part_key(plan, part);
  if (!organisation.empty()) filter.organisation = look_up_partner(plan, organisation).id;
  filter.audience = audience;
  if (!involvement.empty()) filter.involvement = read_involvement(plan, involvement);
  return filter;
}

report::Grouping FilterOptions::read_grouping() const {
  if (group.empty()) return report::Grouping::organisation;
  if (const auto found = from_word<report::Grouping>(group)) return *found;
  throw Error(ErrorKind::usage, unknown_grouping(printable(group)),
              word_choices<report::Grouping>(group));
}

std::span<const std::string_view> register_filters() {
  static constexpr std::string_view names[] = {"--organisation", "--theme",       "--field",
                                               "--audience",     "--involvement", "--group"};
  return names;
}

}  // namespace track::cli
