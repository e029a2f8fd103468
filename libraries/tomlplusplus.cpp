// The part of toml++ that is no template, for all our sources. Like Debian's own library without
// the asserts: malformed text meets some before it is reported.
#define TOML_ASSERT(condition) static_cast<void>(0)
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
