#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "commands/command.hpp"
#include "context.hpp"
#include "line/typed_values.hpp"
#include "output/output_file.hpp"
#include "track/app/form.hpp"
#include "track/base/text.hpp"
#include "track/model/lookup.hpp"
#include "track/render/views.hpp"

namespace track::cli {

namespace {

using render::FormFile;

constexpr Message<std::string> no_form_file{"{} is no name of a form",
                                            "{} は様式のファイル名ではありません"};
constexpr Message<> form_endings{
    "a form ends in .xlsx (Excel), .ods (LibreOffice) or .csv",
    "様式のファイル名は .xlsx（Excel）、.ods（LibreOffice）、.csv のいずれかです"};

constexpr Message<std::string> form_exists{"there is a file {} already",
                                           "{} というファイルはすでにあります"};
constexpr Message<> keep_filled{
    "it may be a form that was filled in: choose another name, or move it away",
    "記入済みの様式かもしれません。別の名前を指定するか、そのファイルを移してください"};

struct FormOptions {
  std::string owner;
  std::optional<std::string> year;
  std::string file;
};

struct FormEnding {
  std::string_view ending;
  FormFile file;
  std::string_view name[2];
};
constexpr FormEnding endings_of_forms[] = {
    {".xlsx", FormFile::xlsx, {"Excel form", "Excelの様式"}},
    {".ods", FormFile::ods, {"OpenDocument form", "OpenDocumentの様式"}},
    {".csv", FormFile::csv, {"CSV form", "CSVの様式"}},
};

const FormEnding& read_form_file(const std::string& file) {
  const std::string ending = folded(std::filesystem::path(file).extension().string());
  const auto* found = std::ranges::find(endings_of_forms, ending, &FormEnding::ending);
  if (found != std::end(endings_of_forms)) return *found;
  throw Error(ErrorKind::usage, no_form_file(printable(file)), {form_endings()});
}

// What somebody filled in is not written over.
void require_new(const std::string& file) {
  std::error_code none;
  if (!std::filesystem::is_regular_file(file, none)) return;
  throw Error(ErrorKind::refused, form_exists(printable(file)), {keep_filled()});
}

int run_form(const FormOptions& options, Context& context) {
  const FormEnding& kind = read_form_file(options.file);
  const OutputFile place(options.file, context);
  const store::Store store = context.open(store::Access::read);
  const app::KnownPlan known = context.known_plan(store);
  const std::string owner = look_up_owner_or_partner(known.plan, options.owner);
  const FiscalYear year = read_plan_year(options.year.value_or("current"), known, context);
  const Form form = app::form_of(store, known, owner, year);
  require_new(options.file);
  place.write(render::write_form(form, kind.file, context.file_style()),
              {std::string(kind.name[0]), std::string(kind.name[1])}, context);
  return 0;
}

}  // namespace

Run declare_form(Options& line) {
  auto options = std::make_shared<FormOptions>();
  line.add("--owner", &options->owner,
           {"the department or body that fills it in", "記入する所管・団体"}, "NAME")
      .required = true;
  line.add("--year", &options->year,
           {"the year that is reported; the current one unless given",
            "報告する年度（指定しない場合は今年度）"},
           "YEAR");
  line.add("-o,--output", &options->file,
           {"the form: a name ending in .xlsx, .ods or .csv",
            "様式のファイル名（.xlsx、.ods、.csv のいずれか）"},
           "FILE")
      .required = true;
  return [options](Context& context) { return run_form(*options, context); };
}

}  // namespace track::cli
