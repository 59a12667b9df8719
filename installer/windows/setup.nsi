; Installs Mastery Desktop for the user who runs it, without the rights of an administrator.
;
;   setup.exe               asks for nothing but the folder
;   setup.exe /S            says nothing (exit code 0 done, 2 not done)
;   setup.exe /AllUsers     for every user of the computer: for IT, from a prompt of an administrator; /S with it
;   setup.exe /D=C:\Folder  into another folder; stands last, without quotation marks
;
; makensis is given VERSION, SOURCE (the folder that PyInstaller left), ICON, SESSION_ICON, LICENCE and OUTFILE.

!ifdef AMD64
  Target amd64-unicode
!else
  Unicode true
!endif
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh
!include x64.nsh

!define NAME "Mastery Desktop"
!define PROGRAM "mastery-desktop.exe"
!define TYPE "MasteryDesktop.Session"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\MasteryDesktop"

Name "${NAME}"
OutFile "${OUTFILE}"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey FileDescription "${NAME} setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey LegalCopyright "The Mastery Desktop contributors, MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE Spanish

LangString IN_USE ${LANG_ENGLISH} "Mastery Desktop is open. Close its window, then start this again. Nothing was changed."
LangString IN_USE ${LANG_SPANISH} "Mastery Desktop está abierto. Cierre su ventana y vuelva a empezar. No se cambió nada."
LangString NO_RIGHTS ${LANG_ENGLISH} "To install for all users, start this from a prompt of an administrator. Without /AllUsers it installs for you alone. Nothing was changed."
LangString NO_RIGHTS ${LANG_SPANISH} "Para instalar para todos, inicie esto como administrador. Sin /AllUsers se instala solo para usted. No se cambió nada."
LangString TOO_OLD ${LANG_ENGLISH} "Mastery Desktop needs a Windows of 64 bits. Nothing was changed."
LangString TOO_OLD ${LANG_SPANISH} "Mastery Desktop necesita un Windows de 64 bits. No se cambió nada."
LangString KIND ${LANG_ENGLISH} "Mastery Desktop session"
LangString KIND ${LANG_SPANISH} "Sesión de Mastery Desktop"

Var everybody ; "1" when it is for every user of the computer

!macro stop TEXT
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel 2
  Quit
!macroend

; Whose registry and start menu: the user's, or with /AllUsers the computer's.
!macro choose_context
  SetRegView 64
  StrCpy $everybody 0
  SetShellVarContext current
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/AllUsers" $R1
  ${IfNot} ${Errors}
    UserInfo::GetAccountType
    Pop $R2
    ${If} $R2 != "Admin"
      !insertmacro stop "$(NO_RIGHTS)"
    ${EndIf}
    StrCpy $everybody 1
    SetShellVarContext all
  ${EndIf}
!macroend

; A program that is open cannot be written over.
!macro stop_when_open
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $R3 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      !insertmacro stop "$(IN_USE)"
    ${EndIf}
    FileClose $R3
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    !insertmacro stop "$(TOO_OLD)"
  ${EndIf}
  !insertmacro choose_context
  ${If} $INSTDIR == "" ; no /D=
    ReadRegStr $INSTDIR SHCTX "${ENTRY}" "InstallLocation"
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $everybody == 1
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
    ${EndIf}
  ${EndIf}
FunctionEnd

Section
  !insertmacro stop_when_open
  RMDir /r "$INSTDIR\_internal" ; what an older version left; no data of the user lie there
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${SOURCE}\*.*"
  File "/oname=session.ico" "${SESSION_ICON}"
  ${If} ${Errors}
    SetErrorLevel 2
    Abort
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"

  WriteRegStr SHCTX "Software\Classes\.mastery" "" "${TYPE}"
  WriteRegStr SHCTX "Software\Classes\.mastery\OpenWithProgids" "${TYPE}" ""
  WriteRegStr SHCTX "Software\Classes\${TYPE}" "" "$(KIND)"
  WriteRegStr SHCTX "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\session.ico"
  WriteRegStr SHCTX "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" open "%1"'

  WriteRegStr SHCTX "${ENTRY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${ENTRY}" "Publisher" "The Mastery Desktop contributors"
  WriteRegStr SHCTX "${ENTRY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${ENTRY}" "InstallLocation" "$INSTDIR"
  ${If} $everybody == 1
    WriteRegStr SHCTX "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe" /AllUsers'
    WriteRegStr SHCTX "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /AllUsers /S'
  ${Else}
    WriteRegStr SHCTX "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  ${EndIf}
  WriteRegDWORD SHCTX "${ENTRY}" "NoModify" 1
  WriteRegDWORD SHCTX "${ENTRY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $R4 $R5 $R6
  WriteRegDWORD SHCTX "${ENTRY}" "EstimatedSize" $R4
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; file types have changed
SectionEnd

Function un.onInit
  !insertmacro choose_context
FunctionEnd

; The data of the user, in %LOCALAPPDATA%\mastery-desktop, stay.
Section Uninstall
  !insertmacro stop_when_open
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\mastery-desktop-terminal.exe"
  Delete "$INSTDIR\session.ico"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only when nothing else lies in it
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey SHCTX "${ENTRY}"
  DeleteRegKey SHCTX "Software\Classes\${TYPE}"
  DeleteRegValue SHCTX "Software\Classes\.mastery\OpenWithProgids" "${TYPE}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.mastery\OpenWithProgids"
  ReadRegStr $R0 SHCTX "Software\Classes\.mastery" ""
  ${If} $R0 == "${TYPE}" ; another program may have taken it since
    DeleteRegValue SHCTX "Software\Classes\.mastery" ""
  ${EndIf}
  DeleteRegKey /ifempty SHCTX "Software\Classes\.mastery"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
