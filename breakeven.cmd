@echo off
rem Starts Breakeven on Windows; builds it first where that is needed. A workbook can be dropped on this file.
rem   JAVA_HOME            the Java to use, 17 or newer; an archive brings its own
rem   BREAKEVEN_JAVA_OPTS  options for Java, for example -Xmx4g
rem   BREAKEVEN_NO_PAUSE   set it where a program starts this file: do not wait for a key at the end
rem No blocks in parentheses around paths: "Program Files (x86)" would end them.
setlocal EnableExtensions DisableDelayedExpansion
set "TARGET=%~dp0target"
set "JAR=%TARGET%\breakeven.jar"
set "ARCHIVE=%TARGET%\breakeven.jsa"
set "STATUS=1"
set "RESULT="

rem Started by Explorer, the window closes at the end: wait, so that the summary can be read.
set "DROPPED="
setlocal EnableDelayedExpansion
set "LINE=!cmdcmdline:"=!"
set "REST=!LINE:%~nx0=!"
if "!REST!"=="!LINE!" (endlocal) else (endlocal & set "DROPPED=yes")
rem PowerShell starts it as Explorer does, which gives no command but the whole path of a file.
if not "%~1"=="" if /i not "%~f1"=="%~1" set "DROPPED="
if defined BREAKEVEN_NO_PAUSE set "DROPPED="
if defined CI set "DROPPED="

rem A path with an ampersand and without a blank is dropped without quotes, and cmd cuts it there.
if not defined DROPPED goto java
if "%~1"=="" goto java
if exist "%~1" goto java
>&2 echo breakeven: there is no file "%~1"; where its path has a ^& in it, rename it, or type the path in quotes
goto end

:java
rem An archive has its own Java beside this file, and needs no other.
set "JAVA=%~dp0lib\runtime\bin\java.exe"
if not exist "%JAVA%" goto find_java_home
set "TARGET=%~dp0lib\app"
set "JAR=%TARGET%\breakeven.jar"
set "ARCHIVE=%TARGET%\breakeven.jsa"
rem Its classes as it has them in memory, once; where it may not write it does without.
if not exist "%~dp0lib\runtime\bin\server\classes.jsa" "%JAVA%" -Xshare:dump -Xlog:disable >nul 2>nul
goto check_java

:find_java_home
set "JAVA=java"
if not defined JAVA_HOME goto find_java
rem Many type it with quotes.
set "JAVA=%JAVA_HOME:"=%\bin\java.exe"
if exist "%JAVA%" goto check_java
>&2 echo breakeven: JAVA_HOME is "%JAVA_HOME:"=%", which has no bin\java.exe; Java 17 or newer is needed
goto end

:find_java
where /q java
if not errorlevel 1 goto check_java
>&2 echo breakeven: Java 17 or newer is needed, and there is no java on the PATH
goto end

:check_java
set "ANSWER=%TEMP%\breakeven-%RANDOM%.txt"
"%JAVA%" -version >nul 2>"%ANSWER%"
set "VERSION="
for /f "usebackq tokens=2,3" %%a in ("%ANSWER%") do if "%%a"=="version" set "VERSION=%%~b"
del "%ANSWER%" 2>nul
set "MAJOR=0"
for /f "delims=.-+_ tokens=1" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% GEQ 17 goto build
>&2 echo breakeven: Java 17 or newer is needed; "%JAVA%" is %VERSION%
goto end

rem Changed sources are not noticed here: run mvn package after a change.
:build
if exist "%JAR%" goto options
where /q mvn
if not errorlevel 1 goto package
>&2 echo breakeven: Maven (mvn) is needed to build Breakeven the first time
goto end

:package
>&2 echo building Breakeven for the first time... Maven downloads what it lacks, 180 MB at most,
>&2 echo from Maven Central, or the mirror in .m2\settings.xml, into .m2\repository of your own folder
pushd "%~dp0"
call mvn -q -B -Dmaven.test.skip -Dlint.skip package 1>&2 <nul
popd
if exist "%JAR%" goto options
>&2 echo breakeven: the build failed
goto end

:options
rem What a workbook that was dropped here becomes, to be opened at the end.
if defined DROPPED if not "%~1"=="" set "RESULT=%~dpn1-reviewed.xlsx"
if /i "%~x1"==".xlsm" if defined RESULT set "RESULT=%~dpn1-reviewed.xlsm"
if /i "%~x1"==".xltm" if defined RESULT set "RESULT=%~dpn1-reviewed.xlsm"
set "REVIEW="
if /i "%~1"=="review" set "REVIEW=yes"
if /i "%~x1"==".xlsx" set "REVIEW=yes"
if /i "%~x1"==".xlsm" set "REVIEW=yes"
rem A small input ends before the second compiler pays. From about 500 workloads on, 150 KB, it does.
set "LARGE="
set "INPUT="
rem One by one and in quotes: a file may be called plan(1).xlsx, and its bracket would end a list of all.
:argument
if "%~1"=="" goto arguments
if exist "%~1" set "INPUT=yes"
for %%f in ("%~1") do if exist "%%~f" if %%~zf GTR 150000 set "LARGE=yes"
shift /1
goto argument

:arguments
set "OPTIONS=-Djava.awt.headless=true -Xshare:auto -Xlog:disable -Xlog:all=error:stderr"
if defined DROPPED set "OPTIONS=%OPTIONS% -Dbreakeven.terminal=true"
rem Of two processors the work takes both: the collector that needs least of them, and of memory.
if not defined BREAKEVEN_JAVA_OPTS set "OPTIONS=%OPTIONS% -XX:+UseSerialGC"
if defined LARGE goto large
set "OPTIONS=%OPTIONS% -XX:TieredStopAtLevel=1"
goto archive

rem It takes as long as the work itself: less inlining halves that, beginning four times
rem as late saves another tenth, and the libraries that make the sheets around the rows run too
rem short for it.
:large
set "OPTIONS=%OPTIONS% -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=3000 -XX:Tier4CompileThreshold=40000 -XX:Tier4BackEdgeThreshold=160000"
set "OPTIONS=%OPTIONS% -XX:FreqInlineSize=40 -XX:InlineSmallCode=500 -XX:CompileCommand=quiet -XX:CompileCommand=CompileThresholdScaling,org.apache.*::*,30.0"

rem An archive of loaded classes halves the start. A review of a small input makes it; any other
rem run would fill it with too little.
rem Java writes it read-only, which del alone leaves there.
:archive
set "SHARE="
set "MADE="
set "NEWEST="
for /f "delims=" %%f in ('dir /b /o:d /t:w "%TARGET%\breakeven.j*" 2^>nul') do set "NEWEST=%%f"
if "%NEWEST%"=="breakeven.jar" del /f "%ARCHIVE%" 2>nul
rem Java takes no archive of another Java, or of a jar in another folder, and does not say so.
set "MADE_BY="
if exist "%ARCHIVE%.for" set /p MADE_BY=<"%ARCHIVE%.for"
if not "%MADE_BY%"=="%JAVA% %VERSION% %JAR%" del /f "%ARCHIVE%" 2>nul
if exist "%ARCHIVE%" set SHARE=-XX:SharedArchiveFile="%ARCHIVE%"
if defined SHARE goto run
if defined LARGE goto run
if not defined REVIEW goto run
if not defined INPUT goto run
rem Java does nothing but fail where it may not write; and of two starts at once each has a file of its own.
set "MADE=%TARGET%\new-%RANDOM%.jsa"
copy /y nul "%MADE%" >nul 2>nul
if errorlevel 1 set "MADE="
if not defined MADE goto run
del "%MADE%" 2>nul
set SHARE=-XX:ArchiveClassesAtExit="%MADE%"

:run
"%JAVA%" %SHARE% %OPTIONS% %BREAKEVEN_JAVA_OPTS% -jar "%JAR%" %*
set "STATUS=%ERRORLEVEL%"
if not defined MADE goto end
if not exist "%MADE%" goto end
if "%STATUS%"=="0" move /y "%MADE%" "%ARCHIVE%" >nul 2>nul
if "%STATUS%"=="3" move /y "%MADE%" "%ARCHIVE%" >nul 2>nul
if exist "%MADE%" del /f "%MADE%" 2>nul
if not exist "%ARCHIVE%" goto end
rem As they are: an ampersand in a path would end the line.
setlocal EnableDelayedExpansion
>"!ARCHIVE!.for" echo !JAVA! !VERSION! !JAR!
endlocal

:end
if not defined DROPPED exit /b %STATUS%
rem A workbook that was dropped here opens beside its window with the result.
if "%STATUS%"=="0" if defined RESULT if exist "%RESULT%" start "" "%RESULT%"
pause
exit /b %STATUS%
