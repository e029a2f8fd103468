#pragma once

#include <string>

#include "track/base/localized.hpp"
#include "track/model/words.hpp"

namespace track {

// Each has its row in the table of indicator_kind.cpp, or it does not compile.
enum class IndicatorKind { count, running, stock, share, rate, score, milestone };

// The form decides which members of a Value mean something.
enum class ValueForm {
  quantity,     // amount; n for a score
  fraction,     // numerator / denominator
  percentage,   // amount, as published; n where known
  not_started,  // a milestone's stages
  started,
  done,
  unknown,     // recorded as not known (…)
  suppressed,  // recorded as withheld (x)
};

// How the values of a year make its actual: docs/methods.md, "The actual of a year".
enum class Aggregation { sum, last, quotient, weighted_mean };

// What a figure is in: the unit of its values, percent, or the unit times the indicator's `per`.
enum class Scale { unit, percent, per };

// How a value is compared with those of earlier years: docs/methods.md, "Doubtful values".
enum class YearsCheck { none, ratio, points };

// What the indicators of a kind are like. Whatever depends on the kind is asked here.
struct KindTraits {
  Word<IndicatorKind> word;
  Message<> noun;                // what one of its values is called
  Message<std::string> written;  // how a value is to be written; of the unit, behind a space

  Aggregation aggregation = Aggregation::sum;
  Scale scale = Scale::unit;
  YearsCheck years_check = YearsCheck::ratio;
  int decimals = 0;                // of a figure; 0: as many as were recorded
  bool staged = false;             // its values are stages, not numbers
  bool year_to_date = false;       // a value includes those before it in the fiscal year
  bool carries_over = false;       // a value stands until the next one, in a later year too
  bool may_be_negative = false;    // a level (a balance) and a score (a net promoter score)
  bool takes_sample_size = false;  // an amount may have its n; a percentage always may

  bool sums() const { return aggregation == Aggregation::sum; }
  // The figure grows while the year runs: part of a year says nothing of the whole.
  bool accumulates() const { return sums() || year_to_date; }
  // The values of a year can be put together, or the last of them stand for it.
  bool pools() const {
    return aggregation == Aggregation::quotient || aggregation == Aggregation::weighted_mean;
  }
  // The values of parts can be put together: not what counts distinct people, nor stages.
  bool adds_up_over_parts() const { return !year_to_date && !staged; }
  // A part of a whole, of whose members those asked are a sample.
  bool is_proportion() const { return scale == Scale::percent; }
  // Values of that form are added up to the year's actual.
  bool adds_up(ValueForm form) const {
    return (sums() && form == ValueForm::quantity) ||
           (aggregation == Aggregation::quotient && form == ValueForm::fraction);
  }
};

const KindTraits& traits_of(IndicatorKind kind);

template <>
std::span<const Word<IndicatorKind>> words<IndicatorKind>();

}  // namespace track
