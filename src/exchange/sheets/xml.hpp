#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "archive.hpp"

namespace track::exchange {

// The namespaces that are read, whatever their prefixes.
enum class XmlSpace : std::uint8_t {
  none,
  other,
  sheet,     // SpreadsheetML, transitional and strict
  relation,  // ids of relationships in SpreadsheetML
  package,   // files of relationships
  manifest,
  office,
  table,
  text,
  style,
  number,
  calcext,
};

class XmlElement {
 public:
  XmlElement(const char* name, const char** attributes);
  XmlSpace space() const { return space_; }
  std::string_view name() const { return name_; }
  bool is(XmlSpace space, std::string_view name) const { return space_ == space && name_ == name; }
  std::optional<std::string_view> attribute(std::string_view name) const {
    return attribute(XmlSpace::none, name);
  }
  std::optional<std::string_view> attribute(XmlSpace space, std::string_view name) const;

 private:
  XmlSpace space_ = XmlSpace::none;
  std::string_view name_;
  const char** attributes_;
};

// What is done with the elements of a part. What it throws ends the reading and is thrown on.
class XmlHandler {
 public:
  XmlHandler() = default;
  virtual ~XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;

  virtual void start(const XmlElement& element) = 0;
  virtual void end(const XmlElement& element) = 0;
  virtual void text(std::string_view) {}
  // Whether enough has been read.
  virtual bool done() const { return false; }
};

// Reads a part as XML, in memory that does not depend on its size: no document types, so no
// entities; elements in 100 others at most; no tag beyond 1 MiB. Anything else is an Error.
void read_xml(const Archive& archive, const std::string& part, XmlHandler& handler);

}  // namespace track::exchange
