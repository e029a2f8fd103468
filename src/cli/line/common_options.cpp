#include "line/common_options.hpp"

#include <algorithm>

#include "line/usage.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"

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

}  // namespace track::cli
