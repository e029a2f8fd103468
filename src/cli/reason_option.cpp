#include "reason_option.hpp"

#include <CLI/CLI.hpp>

#include "record_request.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<> reason_option_by_help{"who corrects (TRACK_ACTOR, else the login name)",
                                          "訂正者（環境変数 TRACK_ACTOR、なければログイン名）"};
constexpr Message<> reason_option_reason_help{"why; kept with the operation",
                                              "理由（操作とともに残ります）"};
constexpr Message<> reason_missing{"--reason is missing", "--reason がありません"};
constexpr Message<> reason_option_reason_way{
    "say why, so that others can understand it later: --reason \"…\"",
    "後から経緯が分かるよう、理由を付けてください：--reason \"…\""};

}  // namespace

void ReasonOptions::declare(CLI::App& app, Language language) {
  app.add_option("--reason", reason, reason_option_reason_help().in(language))->type_name("TEXT");
  app.add_option("--by", by, reason_option_by_help().in(language))->type_name("NAME");
}

void ReasonOptions::check() const {
  check_text(reason, "--reason");
}

void ReasonOptions::require() const {
  check();
  if (trimmed(reason).empty())
    throw Error(ErrorKind::usage, reason_missing(), {reason_option_reason_way()});
}

}  // namespace track::cli
