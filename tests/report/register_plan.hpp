#pragma once

#include "report/making.hpp"
#include "track/report/register.hpp"

// Four activities of two organisations; the first and the third are one event.
namespace track::testing {

inline Plan register_plan() {
  Plan plan = sample_plan();
  plan.partners.push_back({"council", "連絡会", {}});
  const auto add = [&](const char* id, const char* partner, const char* field, const char* audience,
                       std::vector<std::string> involvement, const char* schedule) {
    Activity one = activity(ActivityKind::partner_activity, id, std::string("行事") + id);
    one.no = id[1] - '0';
    one.partner = partner;
    one.field = field;
    one.audience = audience;
    one.involvement = std::move(involvement);
    one.schedule = *read_schedule(schedule);
    plan.activities.push_back(one);
  };
  plan.activities.pop_back();  // the sample's own
  std::erase_if(plan.indicators, [](const Indicator& one) { return one.activity == "p2"; });
  add("p1", "medical-association", "advice", "医師、看護師", {"主催"}, "1/year");
  add("p2", "medical-association", "", "区民（がん患者）", {"主催", "共催"}, "2-3/year");
  add("p3", "council", "advice", "", {"共催"}, "about 1/year");
  add("p4", "council", "awareness", "区民(がん患者)", {}, "as needed");
  activity_of(plan, "p3").same_as = "p1";
  return plan;
}

inline report::Register register_of_r4(const Plan& plan, const Totals& totals,
                                       report::Grouping grouping) {
  const report::ReportHeader head{4, r4, after_r4, report::progress_of(plan.calendar, r4, after_r4),
                                  std::nullopt};
  return report::partner_register(plan, {}, grouping, totals, head);
}

}  // namespace track::testing
