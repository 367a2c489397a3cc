# What `cmake --install` copies, and where to. The tree may be moved afterwards: all paths in it are relative.
include(GNUInstallDirs)
# Nobody else links with the libraries. (Right under lib, cpack would call ldconfig for them.)
cmake_path(SET PRIVATE_LIBRARIES NORMALIZE lib/${CMAKE_LIBRARY_ARCHITECTURE}/quantelier)
file(RELATIVE_PATH FROM_BINARY /${CMAKE_INSTALL_BINDIR} /${PRIVATE_LIBRARIES})

set(QUANTELIER_LIBRARIES quantelier_core)
if(QUANTELIER_GUI)
  list(APPEND QUANTELIER_LIBRARIES quantelier_ui quantelier_app)
endif()
set_target_properties(quantelier PROPERTIES INSTALL_RPATH $ORIGIN/${FROM_BINARY})
set_target_properties(${QUANTELIER_LIBRARIES} PROPERTIES INSTALL_RPATH $ORIGIN)
install(TARGETS quantelier RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS ${QUANTELIER_LIBRARIES} LIBRARY DESTINATION ${PRIVATE_LIBRARIES})
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # the tests need not be built

# The man page and the completions, from the definitions that --help shows.
set(MADE ${CMAKE_BINARY_DIR}/share)
function(generated KIND FILE FOLDER)
  cmake_path(GET FILE PARENT_PATH folder)
  file(MAKE_DIRECTORY ${MADE}/${folder})
  add_custom_command(OUTPUT ${MADE}/${FILE} DEPENDS quantelier ${QUANTELIER_LIBRARIES} VERBATIM
    COMMAND quantelier --generate ${KIND} > ${MADE}/${FILE})
  install(FILES ${MADE}/${FILE} DESTINATION ${FOLDER})
  set(MADE_FILES ${MADE_FILES} ${MADE}/${FILE} PARENT_SCOPE)
endfunction()
generated(man man/quantelier.1 ${CMAKE_INSTALL_MANDIR}/man1)
generated(bash bash/quantelier ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
generated(zsh zsh/_quantelier ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
generated(fish fish/quantelier.fish ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

install(FILES packaging/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# What makes it an application of the desktop.
if(QUANTELIER_GUI)
  set(ICON ${PROJECT_SOURCE_DIR}/resources/icons/quantelier.svg)
  set(ICONS ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
  install(FILES ${ICON} DESTINATION ${ICONS}/scalable/apps)
  find_program(RSVG_CONVERT rsvg-convert)
  if(NOT RSVG_CONVERT)
    message(STATUS "rsvg-convert (Debian: librsvg2-bin) is not here: the icon is installed as SVG only")
  else()
    foreach(size 16 22 24 32 48 64 128 256 512)
      set(png ${MADE}/icons/${size}/quantelier.png)
      file(MAKE_DIRECTORY ${MADE}/icons/${size})
      add_custom_command(OUTPUT ${png} DEPENDS ${ICON} VERBATIM
        COMMAND ${RSVG_CONVERT} -w ${size} -h ${size} ${ICON} -o ${png})
      install(FILES ${png} DESTINATION ${ICONS}/${size}x${size}/apps)
      list(APPEND MADE_FILES ${png})
    endforeach()
  endif()
  configure_file(packaging/desktop/org.quantelier.quantelier.metainfo.xml.in
    ${MADE}/org.quantelier.quantelier.metainfo.xml @ONLY)
  install(FILES ${MADE}/org.quantelier.quantelier.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
  install(FILES packaging/desktop/org.quantelier.quantelier.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES packaging/desktop/quantelier.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
endif()

add_custom_target(quantelier_files ALL DEPENDS ${MADE_FILES})  # all that is installed
add_dependencies(quantelier_files quantelier)
