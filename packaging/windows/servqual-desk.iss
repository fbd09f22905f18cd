; The installer for Windows, by Inno Setup 6, from the bundle in dist\servqual-desk:
;   iscc /DVersion=0.1.0 packaging\windows\servqual-desk.iss
; For one person, without an administrator; taking the program away leaves every survey where it is.

#ifndef Version
  #error Say which version: iscc /DVersion=0.1.0 …
#endif

[Setup]
AppId={{6F3B9C52-6D0B-4C0E-9A55-2C6B1F4B7D11}
AppName=Servqual Desk
AppVersion={#Version}
AppPublisher=The Servqual Desk maintainers
DefaultDirName={localappdata}\Programs\Servqual Desk
DefaultGroupName=Servqual Desk
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\servqual-desk.ico
UninstallDisplayIcon={app}\servqual-desk-window.exe
OutputDir=..\..\dist
OutputBaseFilename=servqual-desk-{#Version}-setup
Compression=lzma2
SolidCompression=yes
ChangesAssociations=yes
ChangesEnvironment=yes
CloseApplications=yes
ShowLanguageDialog=auto

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
en.desktop=A symbol on the desktop
en.path=The command servqual-desk in every console
en.kind=Servqual Desk survey

[Tasks]
Name: desktop; Description: "{cm:desktop}"; Flags: unchecked
Name: path; Description: "{cm:path}"; Flags: unchecked

[Files]
Source: "..\..\dist\servqual-desk\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
; What an older version left in the bundle's own folder; nothing of the user's is ever in there.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{userprograms}\Servqual Desk"; Filename: "{app}\servqual-desk-window.exe"
Name: "{userdesktop}\Servqual Desk"; Filename: "{app}\servqual-desk-window.exe"; Tasks: desktop

[Registry]
Root: HKCU; Subkey: "Software\Classes\.sqd"; ValueType: string; ValueData: "ServqualDesk.Survey"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\ServqualDesk.Survey"; ValueType: string; ValueData: "{cm:kind}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\ServqualDesk.Survey\DefaultIcon"; ValueType: string; ValueData: "{app}\servqual-desk-window.exe,0"
Root: HKCU; Subkey: "Software\Classes\ServqualDesk.Survey\shell\open\command"; ValueType: string; ValueData: """{app}\servqual-desk-window.exe"" ""%1"""
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: IsNotOnPath

[Run]
Filename: "{app}\servqual-desk-window.exe"; Description: "Servqual Desk"; Flags: nowait postinstall skipifsilent

[Code]
function IsNotOnPath: Boolean;
var
  Path: String;
begin
  Result := not RegQueryStringValue(HKCU, 'Environment', 'Path', Path) or
    (Pos(';' + Lowercase(ExpandConstant('{app}')) + ';', ';' + Lowercase(Path) + ';') = 0);
end;
