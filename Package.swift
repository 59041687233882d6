// swift-tools-version: 6.1
import PackageDescription

// The flow is import → warehouse → classify → report. The three stages never import each other:
// they meet in the warehouse. Every arrow that is not listed here does not compile.
let package = Package(
  name: "klientela",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "klientela", targets: ["klientela"])],
  targets: [
    // The command layer: arguments, exit statuses, no logic.
    .executableTarget(
      name: "klientela",
      dependencies: [
        "Importing", "Classification", "Reporting", "Exporting", "SampleCompany", "Workspace",
        "Warehouse",
      ]),

    // The three stages.
    .target(
      name: "Importing", dependencies: ["CSV", "Workspace", "Warehouse"],
      exclude: ["SQL"], plugins: ["EmbedFiles"]),
    .target(
      name: "Classification", dependencies: ["Workspace", "Warehouse"],
      exclude: ["SQL"], plugins: ["EmbedFiles"]),
    .target(
      name: "Reporting", dependencies: ["Charts", "CSV", "Workspace", "Warehouse"],
      exclude: ["Charts", "Assets"], plugins: ["EmbedFiles"]),
    // Imports nothing, so nothing names for it the C library's square root and rounding.
    .target(
      name: "Charts", path: "Sources/Reporting/Charts",
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),

    // The warehouse as files for other databases.
    .target(
      name: "Exporting", dependencies: ["CSV", "Workspace", "Warehouse"],
      exclude: ["SQL"], plugins: ["EmbedFiles"]),

    // What they share.
    .target(name: "Workspace", dependencies: ["Warehouse"]),
    .target(
      name: "Warehouse", dependencies: ["Forecasting", "SQLite"],
      exclude: ["SQL"], plugins: ["EmbedFiles"]),
    // Numbers alone: what a series lets expect.
    .target(name: "Forecasting"),
    .target(name: "SQLite", dependencies: ["CSQLite"]),
    .systemLibrary(
      name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite3"])]),
    .target(name: "CSV"),

    // The sample company's exports, at any size.
    .target(name: "SampleCompany", dependencies: ["CSV"]),

    // Puts Queries/, Reports/ and each room's SQL into the binary, so that it runs from any folder.
    .plugin(
      name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"],
      path: "Sources/Embedding/Plugin"),
    .executableTarget(name: "embed-files", path: "Sources/Embedding/Tool"),

    .testTarget(name: "CSVTests", dependencies: ["CSV"]),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite"]),
    .testTarget(name: "ForecastingTests", dependencies: ["Forecasting"]),
    .testTarget(name: "WarehouseTests", dependencies: ["Warehouse"]),
    .testTarget(name: "WorkspaceTests", dependencies: ["Workspace"]),
    .testTarget(name: "ImportingTests", dependencies: ["Importing"]),
    .testTarget(name: "ClassificationTests", dependencies: ["Classification"]),
    .testTarget(name: "ChartsTests", dependencies: ["Charts"], exclude: ["Golden"]),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting"]),
    .testTarget(name: "ExportingTests", dependencies: ["Exporting"]),
    .testTarget(name: "SampleCompanyTests", dependencies: ["SampleCompany"]),
    .testTarget(name: "CommandTests", dependencies: ["SQLite"]),
    // The built program on the sample company and on real exports.
    .testTarget(name: "AcceptanceTests", dependencies: ["klientela"]),
  ],
  swiftLanguageModes: [.v6]
)
