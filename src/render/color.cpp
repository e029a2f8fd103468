#include "color.hpp"

namespace track::render {

namespace {

const char* code(Paint colored) {
  switch (colored) {
    case Paint::heading:
      return "\x1b[1m";
    case Paint::faint:
      return "\x1b[2m";
    case Paint::good:
      return "\x1b[32m";
    case Paint::fair:
      return "\x1b[33m";
    case Paint::poor:
      return "\x1b[31m";
    case Paint::plain:
      break;
  }
  return "";
}

}  // namespace

std::string painted(const std::string& text, Paint colored, const Style& style) {
  if (!style.color || colored == Paint::plain || text.empty()) return text;
  return code(colored) + text + "\x1b[0m";
}

Paint paint_of(Status status) {
  switch (status) {
    case Status::achieved:
    case Status::on_track:
    case Status::improved:
      return Paint::good;
    case Status::nearly:
    case Status::at_risk:
    case Status::undetermined:
      return Paint::fair;
    case Status::missed:
    case Status::behind:
    case Status::worsened:
    case Status::missing:
      return Paint::poor;
    default:
      return Paint::faint;
  }
}

}  // namespace track::render
