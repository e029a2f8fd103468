#pragma once

#include "track/render/document.hpp"
#include "track/report/register.hpp"

namespace track::render {

// The register of partners, for people in its groups; the rows hold one item an activity and group.
Document document_of(const report::Register& partners);

}  // namespace track::render
