@echo off
rem Runs Gradus. Needs Java 17 or newer, which an image for one system brings along.
rem No block in parentheses reads a path: that of "Program Files (x86)" would end it.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"

rem ---- Java: that of the image, JAVA_HOME or PATH ----
set "java=%root%runtime\bin\java.exe"
if exist "%java%" goto found
if not defined JAVA_HOME goto path
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto found
:path
set "java="
for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined java goto found
>&2 echo gradus: no Java found; install Java 17 or newer
exit /b 69

rem ---- the version is read without starting it, where a file says it ----
:found
set "version="
for %%j in ("%java%\..\..\release") do set "release=%%~fj"
if not exist "%release%" goto ask
for /f "usebackq tokens=1,2 delims==" %%a in ("%release%") do if "%%a"=="JAVA_VERSION" set "version=%%~b"
if defined version goto version
:ask
for /f "tokens=3" %%v in ('call "%java%" -version 2^>^&1 ^| find " version "') do set "version=%%~v"
:version
set "major=0"
if defined version for /f "delims=.-+ tokens=1" %%m in ("%version%") do set "major=%%m"
if not defined version set "version=of an unknown version"
if %major% geq 17 goto run
for %%j in ("%java%") do >&2 echo gradus: Java %version% found at %%~j, but 17 or newer is needed (set JAVA_HOME)
exit /b 69

rem ---- run: the program says 91 when a claim is not proved, because 1 is what a VM says that could not start ----
:run
set "vm=-Xlog:disable -XX:+DisplayVMOutputToStderr -XX:+SuppressFatalErrorMessage -XX:-UsePerfData -XX:+UseSerialGC"
set "vm=%vm% -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"
"%java%" %vm% -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=3 -Dgradus.launcher=0 -jar "%root%gradus.jar" %*
set "code=%ERRORLEVEL%"
if "%code%"=="91" exit /b 1
if "%code%"=="1" goto broken
if %code% lss 0 goto crash
exit /b %code%
:broken
>&2 echo gradus: Java could not start the program
exit /b 69
:crash
>&2 echo gradus: the Java VM broke down, perhaps for want of memory; please report it if it happens again
exit /b 69
