#include "track/model/words.hpp"

#include <array>

namespace track {

namespace {

template <class E>
struct Table;

template <>
struct Table<ActivityKind> {
  using enum ActivityKind;
  static constexpr std::array rows{
      Word<ActivityKind>{initiative, "initiative", "initiative", "取組"},
      Word<ActivityKind>{survey, "survey", "survey", "調査"},
      Word<ActivityKind>{partner_activity, "partner-activity", "partner activity", "団体の取組"},
  };
};

template <>
struct Table<EvaluationSubject> {
  using enum EvaluationSubject;
  static constexpr std::array rows{
      Word<EvaluationSubject>{initiative, "initiative", "initiative", "取組"},
      Word<EvaluationSubject>{field, "field", "field", "分野"},
      Word<EvaluationSubject>{plan, "plan", "plan", "計画"},
  };
};

template <>
struct Table<OperationKind> {
  using enum OperationKind;
  static constexpr std::array rows{
      Word<OperationKind>{load, "load", "load", "定義の読み込み"},
      Word<OperationKind>{record, "record", "record", "記録"},
      Word<OperationKind>{amend, "amend", "amendment", "訂正"},
      Word<OperationKind>{undo, "undo", "undo", "取消"},
      Word<OperationKind>{close, "close", "closing of a year", "年度の締め"},
      Word<OperationKind>{reopen, "reopen", "reopening of a year", "締めの解除"},
      Word<OperationKind>{restore, "restore", "restoring of a copy", "バックアップからの復元"},
      Word<OperationKind>{import, "import", "import", "取込み"},
      Word<OperationKind>{assess, "assess", "evaluation", "評価"},
  };
};

template <>
struct Table<SourceRole> {
  using enum SourceRole;
  static constexpr std::array rows{
      Word<SourceRole>{data, "data", "data", "データ"},
      Word<SourceRole>{mapping, "mapping", "mapping", "読み取り定義"},
      Word<SourceRole>{form, "form", "form", "報告様式"},
      Word<SourceRole>{package, "package", "data package", "データパッケージ"},
  };
};

template <>
struct Table<Direction> {
  using enum Direction;
  static constexpr std::array rows{
      Word<Direction>{up, "up", "higher is better", "高いほど良い"},
      Word<Direction>{down, "down", "lower is better", "低いほど良い"},
      Word<Direction>{none, "none", "no direction", "方向なし"},
  };
};

template <>
struct Table<Method> {
  using enum Method;
  static constexpr std::array rows{
      Word<Method>{ratio, "ratio", "ratio", "対目標比"},
      Word<Method>{change, "change", "change", "改善率"},
      Word<Method>{ceiling, "ceiling", "ceiling", "上限"},
      Word<Method>{direction, "direction", "direction", "増減"},
      Word<Method>{milestone, "milestone", "milestone", "到達状況"},
      Word<Method>{none, "none", "none", "なし"},
  };
};

template <>
struct Table<YearCounting> {
  using enum YearCounting;
  static constexpr std::array rows{
      Word<YearCounting>{fiscal, "fiscal", "fiscal year", "年度"},
      Word<YearCounting>{calendar, "calendar", "calendar year", "暦年"},
  };
};

template <>
struct Table<Pooling> {
  using enum Pooling;
  static constexpr std::array rows{
      Word<Pooling>{pooled, "pooled", "pooled", "合算"},
      Word<Pooling>{last, "last", "last value", "最後の値"},
  };
};

template <>
struct Table<TargetBasis> {
  using enum TargetBasis;
  static constexpr std::array rows{
      Word<TargetBasis>{yearly, "yearly", "yearly", "単年度"},
      Word<TargetBasis>{cumulative, "cumulative", "cumulative", "累計"},
  };
};

template <>
struct Table<Pace> {
  using enum Pace;
  static constexpr std::array rows{
      Word<Pace>{linear, "linear", "linear", "日割り"},
      Word<Pace>{history, "history", "as in earlier years", "過年度の進み方"},
      Word<Pace>{schedule, "schedule", "by holdings", "実施回数"},
  };
};

template <>
struct Table<Level> {
  using enum Level;
  static constexpr std::array rows{
      Word<Level>{schedule, "schedule", "schedule", "実施"},
      Word<Level>{output, "output", "output", "成果指標"},
      Word<Level>{outcome, "outcome", "outcome", "状態指標"},
      Word<Level>{context, "context", "context", "現況指標"},
  };
};

template <>
struct Table<Status> {
  using enum Status;
  static constexpr std::array rows{
      Word<Status>{not_applicable, "not_applicable", "not applicable", "対象外"},
      Word<Status>{not_due, "not_due", "not due", "時期未到来"},
      Word<Status>{missing, "missing", "missing", "未報告"},
      Word<Status>{undetermined, "undetermined", "undetermined", "算定不可"},
      Word<Status>{improved, "improved", "improved", "改善"},
      Word<Status>{unchanged, "unchanged", "unchanged", "横ばい"},
      Word<Status>{worsened, "worsened", "worsened", "悪化"},
      Word<Status>{no_target, "no_target", "no target", "目標未設定"},
      Word<Status>{achieved, "achieved", "achieved", "達成"},
      Word<Status>{nearly, "nearly", "nearly", "おおむね達成"},
      Word<Status>{missed, "missed", "missed", "未達"},
      Word<Status>{on_track, "on_track", "on track", "順調"},
      Word<Status>{at_risk, "at_risk", "at risk", "やや遅れ"},
      Word<Status>{behind, "behind", "behind", "遅れ"},
      Word<Status>{suppressed, "suppressed", "suppressed", "秘匿"},
  };
};

// key() and label() index the table by the enumerator.
template <class E>
constexpr bool in_order_of_definition() {
  for (std::size_t i = 0; i < Table<E>::rows.size(); ++i) {
    if (static_cast<std::size_t>(Table<E>::rows[i].value) != i) return false;
  }
  return true;
}

}  // namespace

template <class E>
std::span<const Word<E>> words() {
  static_assert(in_order_of_definition<E>());
  return Table<E>::rows;
}

template std::span<const Word<ActivityKind>> words();
template std::span<const Word<Direction>> words();
template std::span<const Word<YearCounting>> words();
template std::span<const Word<Method>> words();
template std::span<const Word<Pooling>> words();
template std::span<const Word<TargetBasis>> words();
template std::span<const Word<Pace>> words();
template std::span<const Word<Level>> words();
template std::span<const Word<Status>> words();
template std::span<const Word<EvaluationSubject>> words();
template std::span<const Word<OperationKind>> words();
template std::span<const Word<SourceRole>> words();

}  // namespace track
