#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "track/base/date.hpp"
#include "track/base/encoding.hpp"
#include "track/base/localized.hpp"
#include "track/model/words.hpp"

namespace track::render {

struct Document;

// Each has its line in the table of format.cpp; `end` is none.
enum class Format { table, markdown, csv, json, jsonl, xlsx, html, svg, end };

// For whom and onto what: the one thing a writer knows of the outside.
struct Style {
  Language language = Language::en;
  int width = 100;  // columns of the terminal
  bool color = false;
  Day today{};  // kept by files that say when they were made
  // Of csv alone: headings, names and words for people in place of keys and ids; what this encoding
  // cannot hold is written by the nearest that it can.
  bool in_words = false;
  std::optional<Encoding> nearest_in{};
};

// Throws Error (refused) where a document has nothing that the format could hold.
std::string write(const Document& document, Format format, const Style& style);
// The same in pieces, which are small where the format has a row after the other: csv, json, jsonl.
using Piece = std::function<void(std::string_view)>;
void write(const Document& document, Format format, const Style& style, const Piece& piece);

std::vector<Format> all_formats();
// Those that any document can be written in: all but what holds charts alone.
std::vector<Format> formats_of_any_document();
// Whether it is of no use on a terminal: bytes that no terminal shows.
bool is_binary(Format format);
// "text", "Markdown": what a file in it is called.
Localized name_of(Format format);
// The endings of its files, the usual one first.
std::span<const std::string_view> endings_of(Format format);

}  // namespace track::render

namespace track {
template <>
std::span<const Word<render::Format>> words<render::Format>();
}  // namespace track
