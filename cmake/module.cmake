# module(NAME [SEARCHES] USES other... LINKS library... TESTS library... FOLDERS folder...)
# One static library per folder of server/; tests/ beside it become NAME_tests, bench/ NAME_bench.
# Arguments: USES names the modules it may include, LINKS the third-party libraries it needs,
# TESTS what only its tests link, FOLDERS the subjects a large module keeps apart. SEARCHES: the module's loops are long, so that tests are quick
# only if dev optimises them a little; the precompiled header, made with other flags, stays out.

# One precompiled header per kind of source: product code and tests.
file(WRITE ${PROJECT_BINARY_DIR}/pch_code.cpp "")
file(WRITE ${PROJECT_BINARY_DIR}/pch_tests.cpp "")
add_library(pch_code OBJECT ${PROJECT_BINARY_DIR}/pch_code.cpp)
target_precompile_headers(pch_code PRIVATE
  <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <span> <string>
  <string_view> <unordered_map> <vector> <variant> <boost/json.hpp>
  <boost/describe.hpp> <fmt/format.h>)
add_library(pch_tests OBJECT ${PROJECT_BINARY_DIR}/pch_tests.cpp)
target_precompile_headers(pch_tests PRIVATE
  <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <span> <string>
  <string_view> <unordered_map> <vector> <variant> <boost/json.hpp>
  <boost/describe.hpp> <fmt/format.h> <doctest/doctest.h>)

# A precompiled header is refused by sources that were compiled with other definitions.
foreach(pch pch_code pch_tests)
  target_link_libraries(${pch} PRIVATE Boost::json fmt::fmt Threads::Threads)
endforeach()

add_library(doctest_main STATIC ${PROJECT_SOURCE_DIR}/cmake/doctest_main.cpp)

function(module name)
  cmake_parse_arguments(m "SEARCHES" "" "USES;LINKS;TESTS;FOLDERS" ${ARGN})
  set(patterns *.cpp impl/*.cpp)
  foreach(folder ${m_FOLDERS})
    list(APPEND patterns ${folder}/*.cpp ${folder}/impl/*.cpp)
  endforeach()
  file(GLOB sources CONFIGURE_DEPENDS ${patterns})
  if(sources)
    add_library(${name} STATIC ${sources})
    if(m_SEARCHES)
      target_compile_options(${name} PRIVATE $<$<CONFIG:Debug>:-O1>)
    else()
      target_precompile_headers(${name} REUSE_FROM pch_code)
    endif()
    set(scope PUBLIC)
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${name} ${scope} ${PROJECT_SOURCE_DIR}/server)
  target_link_libraries(${name} ${scope} ${m_USES} ${m_LINKS} Boost::json fmt::fmt Threads::Threads)

  file(GLOB tests CONFIGURE_DEPENDS tests/*.cpp)
  if(tests)
    add_executable(${name}_tests ${tests})
    target_precompile_headers(${name}_tests REUSE_FROM pch_tests)
    target_compile_definitions(${name}_tests PRIVATE
      XINGQU_SOURCE_DIR="${PROJECT_SOURCE_DIR}" XINGQU_BINARY_DIR="${PROJECT_BINARY_DIR}")
    target_link_libraries(${name}_tests PRIVATE ${name} doctest_main ${m_TESTS})
    add_test(NAME ${name} COMMAND ${name}_tests)
  endif()

  file(GLOB benches CONFIGURE_DEPENDS bench/*.cpp)
  if(benches)
    add_executable(${name}_bench EXCLUDE_FROM_ALL ${benches})
    target_link_libraries(${name}_bench PRIVATE ${name} benchmark pthread)
  endif()
endfunction()
