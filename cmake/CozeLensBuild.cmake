# SPDX-License-Identifier: GPL-3.0-or-later
# The one place for language level, warnings, sanitizers and the shape of a room.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(COZELENS_WERROR "Treat warnings as errors" OFF)
set(COZELENS_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them (address,undefined)")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    # Without the build folder in its hash, one compilation serves every preset with the same flags.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND};-E;env;CCACHE_NOHASHDIR=1;${CCACHE_PROGRAM}")
endif()

add_library(cozelens_flags INTERFACE)
target_compile_options(cozelens_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wunused
    -Wnull-dereference -Wformat=2 -Wimplicit-fallthrough)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 to 14 report these for correct code inlined from Qt's and the standard library's own headers.
    target_compile_options(cozelens_flags INTERFACE -Wno-null-dereference -Wno-maybe-uninitialized)
endif()
if(COZELENS_WERROR)
    target_compile_options(cozelens_flags INTERFACE -Werror)
endif()
target_compile_definitions(cozelens_flags INTERFACE
    QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060000
    # What a later Qt deprecates is still right for the oldest that is supported.
    QT_WARN_DEPRECATED_UP_TO=0x060400)

if(COZELENS_SANITIZE)
    add_compile_options(-fsanitize=${COZELENS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    add_link_options(-fsanitize=${COZELENS_SANITIZE})
endif()

# cozelens_room(NAME [MOC] SOURCES... DEPENDS rooms or libraries...); MOC for a room with QObjects of its own.
# One static library a room: what a room may use is its link line, so an arrow that points the wrong way does not link.
function(cozelens_room NAME)
    cmake_parse_arguments(ROOM "MOC" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
    add_library(cozelens_${NAME} STATIC ${ROOM_SOURCES})
    set_target_properties(cozelens_${NAME} PROPERTIES AUTOMOC ${ROOM_MOC})
    target_include_directories(cozelens_${NAME} PUBLIC "${CMAKE_SOURCE_DIR}/app")
    target_link_libraries(cozelens_${NAME} PUBLIC ${ROOM_DEPENDS} PRIVATE cozelens_flags ${ROOM_PRIVATE_DEPENDS})
endfunction()

# cozelens_test(NAME SOURCES... LIBS...): one Qt Test program, run offscreen in the C.UTF-8 locale with assertions on.
function(cozelens_test NAME)
    cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;LIBS" ${ARGN})
    add_executable(${NAME} ${TEST_SOURCES})
    set_target_properties(${NAME} PROPERTIES AUTOMOC ON)
    target_link_libraries(${NAME} PRIVATE cozelens_flags Qt6::Test ${TEST_LIBS})
    target_include_directories(${NAME} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
    target_compile_definitions(${NAME} PRIVATE QT_FORCE_ASSERTS
        COZELENS_SOURCE_DIR="${CMAKE_SOURCE_DIR}" COZELENS_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
    add_test(NAME ${NAME} COMMAND ${NAME})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 120)
    endif()
    # A crash ends by its signal, as without the sanitizer, and freed memory is not kept by the hundred megabytes:
    # there are tests of both.
    set(asan "detect_leaks=0:abort_on_error=1:quarantine_size_mb=4:thread_local_quarantine_size_kb=64")
    set_tests_properties(${NAME} PROPERTIES TIMEOUT ${TEST_TIMEOUT} ENVIRONMENT
        "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;QT_LOGGING_RULES=qt.qpa.*=false;UBSAN_OPTIONS=print_stacktrace=1;ASAN_OPTIONS=${asan}")
endfunction()
