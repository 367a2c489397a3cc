# Run by cpack before it packs: adds the documents that Debian wants, compressed without times in them.
file(GLOB_RECURSE man ${CPACK_TEMPORARY_DIRECTORY}/*/quantelier.1)
cmake_path(GET man PARENT_PATH share)                  # .../usr/share/man/man1
cmake_path(SET share NORMALIZE ${share}/../..)         # .../usr/share
set(documents ${share}/doc/quantelier)
execute_process(COMMAND date -uR -d ${CPACK_QUANTELIER_DATE} OUTPUT_VARIABLE date OUTPUT_STRIP_TRAILING_WHITESPACE
  COMMAND_ERROR_IS_FATAL ANY)
file(WRITE ${documents}/changelog.Debian
"quantelier (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * Made by cpack from the sources; what is new is in changelog.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
file(COPY_FILE ${CPACK_QUANTELIER_SOURCE}/CHANGELOG.md ${documents}/changelog)
file(COPY_FILE ${CPACK_QUANTELIER_SOURCE}/packaging/debian/README.Debian ${documents}/README.Debian)
# It goes to no archive, so it closes no request there.
file(WRITE ${share}/lintian/overrides/quantelier "quantelier: initial-upload-closes-no-bugs\n")
execute_process(COMMAND gzip -9n ${man} ${documents}/changelog.Debian ${documents}/changelog COMMAND_ERROR_IS_FATAL ANY)
