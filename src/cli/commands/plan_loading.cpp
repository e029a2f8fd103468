#include "commands/plan_loading.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "commands/command.hpp"
#include "track/base/text.hpp"
#include "track/definition/reader.hpp"

namespace track::cli {

namespace {

constexpr Message<std::size_t> faults_count{"{} errors; nothing was changed.",
                                            "エラーが{}件あります。変更は行っていません。"};
constexpr Message<> one_fault{"1 error; nothing was changed.",
                              "エラーが1件あります。変更は行っていません。"};
constexpr Message<Localized> passed_over{"not read as definitions: {}",
                                         "定義として読み込まなかったものがあります：{}"};
constexpr Message<std::string, std::size_t> and_more{"{} and {} more", "{} ほか{}件"};

constexpr std::size_t most_named = 10;

// The logo lies among the definitions and is read with them.
bool is_logo(const std::filesystem::path& path, const Plan& plan) {
  if (!plan.office.logo) return false;
  return std::ranges::any_of(plan.files.names, [&](const std::string& file) {
    const auto beside = std::filesystem::path(file).parent_path() / plan.office.logo->file;
    return beside.lexically_normal() == path.lexically_normal();
  });
}

void warn_of(const std::vector<std::filesystem::path>& left_out, const Context& context) {
  if (left_out.empty()) return;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(left_out.size(), most_named); ++i) {
    names.push_back(left_out[i].string());
  }
  const std::string named = joined(names);
  const std::size_t more = left_out.size() - names.size();
  const Localized all = more == 0 ? verbatim(named) : and_more(named, more);
  context.warn(passed_over(all));
}

constexpr Message<> verdicts_move{"verdicts that change:", "判定が変わるもの："};
constexpr Message<std::string> carried_over{"; its record is carried over to {}",
                                            "（記録は {} に引き継がれます）"};
constexpr Message<std::int64_t> data_stays{"; its records stay ({})", "（実績{}件は残ります）"};
constexpr Message<std::int64_t> holdings_stay{"; its holdings stay ({})", "（実施{}件は残ります）"};

char mark(Change::Sign sign) {
  switch (sign) {
    case Change::Sign::added:
      return '+';
    case Change::Sign::retired:
      return '-';
    case Change::Sign::changed:
      break;
  }
  return '~';
}

// Of an item that goes.
Localized what_stays(const app::Load& load, const std::string& id) {
  const Indicator* indicator = find_indicator(load.plan, id);
  if (indicator != nullptr && indicator->id != id) return carried_over(indicator->id);
  const Activity* activity = find_activity(load.plan, id);
  if (activity != nullptr && activity->id != id) return carried_over(activity->id);
  if (const auto data = load.measurements.find(id); data != load.measurements.end()) {
    return data_stays(data->second);
  }
  if (const auto held = load.events.find(id); held != load.events.end()) {
    return holdings_stay(held->second);
  }
  return {};
}

std::string change_lines(const app::Load& load, const render::Style& style) {
  std::size_t id_width = 0;
  for (const Change& change : load.changes) {
    id_width = std::max(id_width, text_width(change.id));
  }
  id_width = std::min<std::size_t>(id_width, 32);
  std::string result;
  for (const Change& change : load.changes) {
    std::string what = change.what.in(style.language);
    if (change.sign == Change::Sign::retired && change.requirement == Change::Requirement::none) {
      what += what_stays(load, change.id).in(style.language);
    }
    std::string start = fmt::format("  {} {}  ", mark(change.sign), pad_right(change.id, id_width));
    const std::size_t indent = text_width(start);
    const std::size_t room = std::max<std::size_t>(
        24, static_cast<std::size_t>(style.width) -
                std::min<std::size_t>(indent, static_cast<std::size_t>(style.width)));
    for (const std::string& line : wrap(printable(what), room)) {
      result += start + line + "\n";
      start = std::string(indent, ' ');
    }
  }
  return result;
}

std::string moved_lines(const app::Load& load, Language language) {
  if (load.moved.empty()) return {};
  std::string result = "  " + verdicts_move().in(language) + "\n";
  for (const Localized& line : app::verdict_lines(load.moved))
    result += "    " + line.in(language) + "\n";
  return result;
}

}  // namespace

Plan read_plan_files(const std::vector<std::string>& paths, Context& context) {
  const std::vector<std::filesystem::path> files(paths.begin(), paths.end());
  definition::LoadedFiles loaded =
      with_closing_hint(nothing_done("load"), [&] { return definition::load_files(files); });
  definition::Definitions read = definition::read(loaded.files);
  std::erase_if(loaded.passed_over, [&](const auto& path) { return is_logo(path, read.plan); });
  warn_of(loaded.passed_over, context);
  context.print_faults(read.warnings, render::Severity::warning);
  if (read.faults.empty()) return std::move(read.plan);
  context.print_faults(read.faults, render::Severity::error);
  const std::size_t count = read.faults.size();
  throw Error(ErrorKind::bad_input, count == 1 ? one_fault() : faults_count(count));
}

std::string plan_changes(const app::Load& load, const render::Style& style) {
  return change_lines(load, style) + moved_lines(load, style.language);
}

}  // namespace track::cli
