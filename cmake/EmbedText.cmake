# embed_text(OUTPUT HEADER NAMESPACE FILE...)
# Writes a C++ source that defines, for HEADER's declaration
#   std::span<const EmbeddedText> embedded_texts();
# the name (without folder and ending) and the content of each FILE, in order of name.
function(embed_text output header namespace)
  set(files ${ARGN})
  list(SORT files)
  set(entries "")
  foreach(file IN LISTS files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} content)
    get_filename_component(name ${file} NAME_WE)
    string(APPEND entries "    {\"${name}\", R\"~~~(${content})~~~\"},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT
"#include \"${header}\"

namespace ${namespace} {

static constexpr EmbeddedText texts[] = {
@entries@};

std::span<const EmbeddedText> embedded_texts() { return texts; }

}  // namespace ${namespace}
")
endfunction()
