#pragma once

#include <xlsxwriter.h>

// libxlsxwriter, loaded when a workbook is written: no other command waits for it, and the program
// stays one file. Debian has no archive of it that could be bound in.
namespace track::render {

// Each name once, for its declaration and its loading.
// NOLINTNEXTLINE(cppcoreguidelines-macro-usage)
#define TRACK_XLSX_FUNCTIONS(F)         \
  F(workbook_new_opt)                   \
  F(workbook_add_worksheet)             \
  F(workbook_add_format)                \
  F(workbook_add_chart)                 \
  F(workbook_set_properties)            \
  F(workbook_define_name)               \
  F(workbook_close)                     \
  F(lxw_strerror)                       \
  F(worksheet_write_number)             \
  F(worksheet_write_string)             \
  F(worksheet_write_blank)              \
  F(worksheet_write_datetime)           \
  F(worksheet_set_row_opt)              \
  F(worksheet_set_column_opt)           \
  F(worksheet_merge_range)              \
  F(worksheet_autofilter)               \
  F(worksheet_data_validation_range)    \
  F(worksheet_conditional_format_range) \
  F(worksheet_insert_chart_opt)         \
  F(worksheet_hide)                     \
  F(worksheet_freeze_panes)             \
  F(worksheet_set_landscape)            \
  F(worksheet_set_paper)                \
  F(worksheet_set_margins)              \
  F(worksheet_set_footer)               \
  F(worksheet_repeat_rows)              \
  F(worksheet_fit_to_pages)             \
  F(worksheet_protect)                  \
  F(format_set_font_name)               \
  F(format_set_font_size)               \
  F(format_set_font_color)              \
  F(format_set_bold)                    \
  F(format_set_num_format)              \
  F(format_set_unlocked)                \
  F(format_set_align)                   \
  F(format_set_text_wrap)               \
  F(format_set_indent)                  \
  F(format_set_pattern)                 \
  F(format_set_bg_color)                \
  F(format_set_border)                  \
  F(format_set_border_color)            \
  F(chart_add_series)                   \
  F(chart_series_set_categories)        \
  F(chart_series_set_values)            \
  F(chart_series_set_name)              \
  F(chart_series_set_line)              \
  F(chart_series_set_fill)              \
  F(chart_series_set_marker_type)       \
  F(chart_title_set_name)               \
  F(chart_title_set_name_font)          \
  F(chart_legend_set_position)          \
  F(chart_legend_set_font)              \
  F(chart_axis_get)                     \
  F(chart_axis_set_name)                \
  F(chart_axis_set_name_font)           \
  F(chart_axis_set_num_font)            \
  F(chart_axis_set_min)                 \
  F(chart_axis_major_gridlines_set_line)

struct XlsxLibrary {
// NOLINTNEXTLINE(cppcoreguidelines-macro-usage,bugprone-macro-parentheses): it declares the name
#define TRACK_DECLARE(name) decltype(&::name) name;
  TRACK_XLSX_FUNCTIONS(TRACK_DECLARE)
#undef TRACK_DECLARE
};

// Loads it, once. Throws Error (refused) that names the package where it is not installed.
const XlsxLibrary& xlsx_library();
// The same of a file of that name, each time anew.
XlsxLibrary load_xlsx_library(const char* file);

}  // namespace track::render
