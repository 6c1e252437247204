// swift-tools-version: 6.1
import PackageDescription

/// One target a stage, in the order of the pipeline: `ls Sources` is the architecture, and the compiler
/// refuses an import against the flow. ARCHITECTURE.md says what each one does. A target names all that it
/// imports, and all whose values it holds within others (an `IncrementalCompiler` holds pages), for SwiftPM builds it
/// anew when one of these has changed, and not when something behind them has.
let package = Package(
  name: "briefgen",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "briefgen", targets: ["briefgen"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CCmark",
      pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]
    ),
    .target(name: "BriefSource"),
    // Of Yams, only the C target with libyaml is imported, which is no product of its own.
    .target(name: "BriefMarkdown", dependencies: ["BriefSource", "CCmark", "Yams"]),
    .target(name: "BriefModel", dependencies: ["BriefMarkdown", "BriefSource"]),
    .target(name: "BriefLinks", dependencies: ["BriefMarkdown", "BriefModel", "BriefSource"]),
    // Drawing touches every pixel, and tests draw a card for each of thousands of sites: it is optimised in their builds
    // too.
    .target(name: "BriefCard", swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .target(
      name: "BriefPages",
      dependencies: ["BriefCard", "BriefLinks", "BriefMarkdown", "BriefModel", "BriefSource"]),
    .target(name: "BriefTheme", plugins: ["EmbedTheme"]),
    .target(
      name: "BriefCompiler",
      dependencies: [
        "BriefCard", "BriefLinks", "BriefMarkdown", "BriefModel", "BriefPages", "BriefSource", "BriefTheme",
        .product(name: "Crypto", package: "swift-crypto"),
      ]
    ),
    .target(
      name: "BriefPublishing",
      dependencies: ["BriefCompiler", "BriefLinks", "BriefModel", "BriefPages", "BriefSource"]),
    .target(
      name: "BriefPreview",
      dependencies: [
        "BriefCard", "BriefCompiler", "BriefLinks", "BriefMarkdown", "BriefModel", "BriefPages",
        "BriefPublishing", "BriefSource", .product(name: "FlyingSocks", package: "FlyingFox"),
      ]
    ),
    .executableTarget(
      name: "briefgen",
      dependencies: [
        "BriefCompiler", "BriefLinks", "BriefModel", "BriefPages", "BriefPreview", "BriefPublishing",
        "BriefSource", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    // The default theme, templates/, is turned into a Swift source at build time.
    .plugin(name: "EmbedTheme", capability: .buildTool(), dependencies: ["embed-theme"]),
    .executableTarget(name: "embed-theme", path: "Plugins/embed-theme"),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "BriefSourceTests", dependencies: ["BriefSource"]),
    .testTarget(name: "BriefCardTests", dependencies: ["BriefCard", "TestSupport"]),
    .testTarget(
      name: "BriefMarkdownTests", dependencies: ["BriefMarkdown", "BriefSource", "CCmark", "TestSupport"]),
    .testTarget(
      name: "BriefModelTests", dependencies: ["BriefMarkdown", "BriefModel", "BriefSource", "TestSupport"]),
    .testTarget(
      name: "BriefLinksTests",
      dependencies: ["BriefLinks", "BriefMarkdown", "BriefModel", "BriefSource", "TestSupport"]),
    .testTarget(
      name: "BriefPagesTests",
      dependencies: [
        "BriefCard", "BriefLinks", "BriefMarkdown", "BriefModel", "BriefPages", "BriefSource", "BriefTheme",
        "CCmark", "TestSupport", .product(name: "Mustache", package: "swift-mustache"),
      ]
    ),
    .testTarget(
      name: "BriefCompilerTests",
      dependencies: [
        "BriefCard", "BriefCompiler", "BriefLinks", "BriefMarkdown", "BriefModel", "BriefPages",
        "BriefPublishing", "BriefSource", "TestSupport",
      ],
      exclude: ["Checks"]),
    .testTarget(
      name: "BriefPublishingTests",
      dependencies: ["BriefCompiler", "BriefPages", "BriefPublishing", "BriefSource"]),
    .testTarget(
      name: "BriefPreviewTests",
      dependencies: ["BriefCompiler", "BriefPreview", "BriefPublishing", "BriefSource"]),
    .testTarget(name: "RealBriefTests", dependencies: ["BriefCompiler", "BriefPublishing", "BriefSource"]),
    .testTarget(name: "CommandTests", dependencies: ["briefgen", "BriefSource"]),
  ],
  swiftLanguageModes: [.v6]
)
