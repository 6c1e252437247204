// swift-tools-version: 6.1
import PackageDescription

/// One target a stage, in the order of the pipeline: `ls Sources` is the architecture, and the compiler
/// refuses an import against the flow. ARCHITECTURE.md says what each one does.
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
    .target(name: "BriefMarkdown", dependencies: ["BriefSource", "CCmark", "Yams"]),
    .target(name: "BriefModel", dependencies: ["BriefMarkdown"]),
    .target(name: "BriefLinks", dependencies: ["BriefModel"]),
    .target(name: "BriefPages", dependencies: ["BriefLinks"]),
    .target(name: "BriefTheme", plugins: ["EmbedTheme"]),
    .target(
      name: "BriefCompiler",
      dependencies: [
        "BriefPages", "BriefTheme", .product(name: "Crypto", package: "swift-crypto"),
      ]
    ),
    .target(name: "BriefPublishing", dependencies: ["BriefCompiler"]),
    .target(
      name: "BriefPreview",
      dependencies: [
        "BriefPublishing",
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]
    ),
    .executableTarget(
      name: "briefgen",
      dependencies: [
        "BriefPreview",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    // The default theme, templates/, is turned into a Swift source at build time.
    .plugin(name: "EmbedTheme", capability: .buildTool(), dependencies: ["embed-theme"]),
    .executableTarget(name: "embed-theme", path: "Plugins/embed-theme"),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "BriefSourceTests", dependencies: ["BriefSource"]),
    .testTarget(name: "BriefMarkdownTests", dependencies: ["BriefMarkdown", "TestSupport"]),
    .testTarget(name: "BriefModelTests", dependencies: ["BriefModel", "TestSupport"]),
    .testTarget(name: "BriefLinksTests", dependencies: ["BriefLinks", "TestSupport"]),
    .testTarget(
      name: "BriefPagesTests",
      dependencies: [
        "BriefPages", "BriefTheme", "TestSupport", .product(name: "Mustache", package: "swift-mustache"),
      ]
    ),
    .testTarget(
      name: "BriefCompilerTests", dependencies: ["BriefCompiler", "TestSupport"], exclude: ["Checks"]),
    .testTarget(name: "BriefPublishingTests", dependencies: ["BriefPublishing"]),
    .testTarget(name: "BriefPreviewTests", dependencies: ["BriefPreview"]),
    .testTarget(name: "RealBriefTests", dependencies: ["BriefPublishing"]),
    .testTarget(name: "CommandTests", dependencies: ["briefgen", "BriefPublishing"]),
  ],
  swiftLanguageModes: [.v6]
)
