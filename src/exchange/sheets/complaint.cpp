#include "complaint.hpp"

namespace track::exchange {

namespace {

constexpr Message<Localized, Localized> problem_at{"{}: {}", "{}：{}"};

}  // namespace

void complain(const Localized& place, const Localized& problem, std::vector<Localized> hints) {
  throw Error(ErrorKind::bad_input, problem_at(place, problem), std::move(hints));
}

}  // namespace track::exchange
