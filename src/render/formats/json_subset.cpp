#include "track/render/json_subset.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

namespace track::render {

namespace {

// The keys and positions that lead to a value, then what it is; lists and objects have an entry of
// their own, so that an empty one is not nothing.
using Path = std::vector<std::string>;
using Values = std::map<Path, std::string>;

class ValueReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  Values values;

  bool null() override { return add("null"); }
  bool boolean(bool truth) override { return add(truth ? "true" : "false"); }
  bool number_integer(std::int64_t number) override { return add(std::to_string(number)); }
  bool number_unsigned(std::uint64_t number) override { return add(std::to_string(number)); }
  bool number_float(double /*number*/, const std::string& text) override { return add(text); }
  bool string(std::string& text) override { return add('"' + text); }
  bool binary(nlohmann::json::binary_t& /*bytes*/) override { return false; }

  bool start_object(std::size_t /*size*/) override {
    open_.push_back({"", std::nullopt});
    return true;
  }
  bool key(std::string& name) override {
    open_.back().key = '"' + name;
    return true;
  }
  bool end_object() override { return close("{}"); }
  bool start_array(std::size_t /*size*/) override {
    open_.push_back({"0", 0});
    return true;
  }
  bool end_array() override { return close("[" + open_.back().key + "]"); }
  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::json::exception& /*why*/) override {
    return false;
  }

 private:
  struct Container {
    std::string key;                // of the value that comes next
    std::optional<int> position{};  // of it, in a list
  };

  bool add(const std::string& value) {
    Path path;
    for (const Container& one : open_) path.push_back(one.key);
    values[path] = value;
    if (!open_.empty() && open_.back().position) {
      open_.back().key = std::to_string(++*open_.back().position);
    }
    return true;
  }

  bool close(const std::string& value) {
    open_.pop_back();
    return add(value);
  }

  std::vector<Container> open_;
};

std::optional<Values> read_values(const std::string& text) {
  ValueReader reader;
  if (!nlohmann::json::sax_parse(text, &reader)) return std::nullopt;
  return std::move(reader.values);
}

// See read_flat_object().
class FlatReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::map<std::string, std::string> values;

  bool null() override { return add(""); }
  bool boolean(bool truth) override { return add(truth ? "true" : "false"); }
  bool number_integer(std::int64_t number) override { return add(std::to_string(number)); }
  bool number_unsigned(std::uint64_t number) override { return add(std::to_string(number)); }
  bool number_float(double /*number*/, const std::string& text) override { return add(text); }
  bool string(std::string& text) override { return add(text); }
  bool binary(nlohmann::json::binary_t& /*bytes*/) override { return false; }
  bool start_object(std::size_t /*size*/) override {
    if (depth_++ > 0) prefix_ += key_ + ".";
    key_.clear();
    return depth_ <= 2;
  }
  bool key(std::string& name) override {
    key_ = name;
    return true;
  }
  bool end_object() override {
    --depth_;
    prefix_.clear();
    return true;
  }
  bool start_array(std::size_t /*size*/) override { return false; }
  bool end_array() override { return false; }
  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::json::exception& /*why*/) override {
    return false;
  }

 private:
  bool add(const std::string& value) {
    return depth_ > 0 && values.emplace(prefix_ + key_, value).second;
  }

  int depth_ = 0;
  std::string prefix_;
  std::string key_;
};

}  // namespace

std::optional<std::map<std::string, std::string>> read_flat_object(const std::string& text) {
  FlatReader reader;
  if (!nlohmann::json::sax_parse(text, &reader)) return std::nullopt;
  return std::move(reader.values);
}

bool holds_all_of(const std::string& fresh, const std::string& stored) {
  const std::optional<Values> all = read_values(fresh);
  const std::optional<Values> wanted = read_values(stored);
  if (!all || !wanted) return false;
  return std::all_of(wanted->begin(), wanted->end(), [&](const auto& one) {
    const auto found = all->find(one.first);
    return found != all->end() && found->second == one.second;
  });
}

}  // namespace track::render
