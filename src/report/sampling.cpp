#include "track/report/sampling.hpp"

#include <algorithm>
#include <cmath>

namespace track::report {

namespace {
constexpr double z95 = 1.959963984540054;  // the normal distribution's 97.5 % point
}

Interval wilson(const Proportion& proportion) {
  const auto n = static_cast<double>(proportion.n);
  const double p = proportion.share;
  const double z2 = z95 * z95;
  const double middle = 2 * n * p + z2;
  const double spread = z95 * std::sqrt(z2 + 4 * n * p * (1 - p));
  const double scale = 2 * (n + z2);
  return {std::max(0.0, (middle - spread) / scale), std::min(1.0, (middle + spread) / scale)};
}

Interval difference(const Proportion& before, const Proportion& after) {
  const Interval b = wilson(before);
  const Interval a = wilson(after);
  const double delta = after.share - before.share;
  return {delta - std::hypot(after.share - a.low, b.high - before.share),
          delta + std::hypot(a.high - after.share, before.share - b.low)};
}

double two_proportion_p(const Proportion& before, const Proportion& after) {
  const auto m = static_cast<double>(before.n);
  const auto n = static_cast<double>(after.n);
  const double pooled = (before.share * m + after.share * n) / (m + n);
  const double variance = pooled * (1 - pooled) * (1 / m + 1 / n);
  if (variance <= 0) return 1;
  const double z = (after.share - before.share) / std::sqrt(variance);
  return std::erfc(std::abs(z) / std::sqrt(2.0));
}

}  // namespace track::report
