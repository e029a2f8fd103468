#include "closing_hint.hpp"

namespace track::cli {

namespace {

constexpr Message<OperationId> closing_hint_stored_though{"Operation {} was stored all the same.",
                                                          "操作 {} は保存済みです。"};

}  // namespace

Localized stored_all_the_same(OperationId operation) {
  return closing_hint_stored_though(operation);
}

}  // namespace track::cli
