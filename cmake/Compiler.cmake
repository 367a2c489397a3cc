# Flags shared by all our targets, as one interface library.
add_library(quantelier_flags INTERFACE)
target_include_directories(quantelier_flags INTERFACE ${PROJECT_SOURCE_DIR})
# The integer and float engines must compute the same bits on every build: no contraction into fused multiply-add.
target_compile_options(quantelier_flags INTERFACE -Wall -Wextra $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local> $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor> -ffp-contract=off -fno-semantic-interposition)
if(QUANTELIER_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(QUANTELIER_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
