# How every target is compiled: language level, warnings, sanitizers, ccache, mold.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)

option(XINGQU_WARNINGS_AS_ERRORS "Developers see warnings as errors; packagers do not" OFF)
set(XINGQU_SANITIZE "" CACHE STRING "Value of -fsanitize=, empty for none")

# Options are structs with named fields, most of which keep their defaults: no warning for those.
add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wno-missing-field-initializers)
if(XINGQU_WARNINGS_AS_ERRORS)
  add_compile_options(-Werror)
endif()

set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")
if(XINGQU_SANITIZE)
  set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
  add_compile_options(-fsanitize=${XINGQU_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${XINGQU_SANITIZE})
  # GCC 12 takes what the sanitizer adds to <regex> for a use of uninitialised memory.
  add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  if(XINGQU_SANITIZE MATCHES undefined)
    add_compile_options(-fno-sanitize=vptr)  # SOCI's libraries hide the type information it needs
  endif()
  if(XINGQU_SANITIZE MATCHES thread)
    # Asio's fences, which the sanitizer does not see, stand beside locks, which it does.
    add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>)
  endif()
endif()

find_program(CCACHE ccache)
if(CCACHE)
  # A precompiled header is only safe to cache with these settings (ccache manual, "Precompiled headers").
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
  add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()

find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
