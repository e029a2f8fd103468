# track_unite(TARGET): the sources of one folder are compiled as one. Headers are read and templates
# made once a folder: the build takes a third. Names in unnamed namespaces are therefore different
# within a folder. scripts/lint reads each source by itself, with TRACK_UNITE off.
function(track_unite target)
  if(NOT TRACK_UNITE)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  foreach(source ${sources})
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(GET folder FILENAME group)
    set_source_files_properties(${source} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${group})
  endforeach()
endfunction()

# track_room(NAME LIBRARIES…): the sources of src/NAME and the libraries that they alone meet.
function(track_room name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  add_library(track_${name} OBJECT ${sources})
  target_include_directories(track_${name} PUBLIC ${CMAKE_SOURCE_DIR}/include
                             PRIVATE ${CMAKE_SOURCE_DIR}/src/${name})
  target_link_libraries(track_${name} PUBLIC track_options track_libraries PRIVATE ${ARGN})
  set_target_properties(track_${name} PROPERTIES POSITION_INDEPENDENT_CODE ${TRACK_SHARED})
  target_sources(track_core PRIVATE $<TARGET_OBJECTS:track_${name}>)
  track_unite(track_${name})
endfunction()
