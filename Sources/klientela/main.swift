Program.main(CommandLine.arguments)
