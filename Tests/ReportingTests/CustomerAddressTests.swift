import Testing

@testable import Reporting

@Suite struct CustomerAddressTests {
  @Test(arguments: [
    ("100110", "100110"), ("A-1_b.c", "A-1_b.c"), ("../../x", "%2E.%2F..%2Fx"),
    (".", "%2E"), ("..", "%2E."), ("a b/ž", "a%20b%2F%C5%BE"), ("50%", "50%25"),
    ("shop:7", "shop%3A7"),
  ])
  func idsArePercentEncoded(_ id: String, _ name: String) throws {
    let address = try #require(CustomerAddresses([id])[id])
    #expect(address.path == "customers/\(name).html")
    // In a link the percent sign stands for itself.
    #expect(address.link == "customers/\(name.replacing("%", with: "%25")).html")
  }

  /// The first half of `printf '%s' … | sha256sum`.
  @Test func longAndLikeIdsAreHashed() throws {
    let long = String(repeating: "x", count: 81)
    let addresses = CustomerAddresses([long, "abc", "ABC", String(repeating: "x", count: 80)])
    #expect(addresses[long]?.path == "customers/4d1f7bb876c6aae013f06a7430b8c654.html")
    #expect(addresses["abc"]?.path == "customers/ba7816bf8f01cfea414140de5dae2223.html")
    #expect(addresses["ABC"]?.path == "customers/b5d4045c3f466fa91fe2cc6abe79232a.html")
    #expect(addresses[String(repeating: "x", count: 80)]?.path.utf8.count == 95)
  }

  /// The first half of `printf '%s' … | sha256sum`; a name that only begins so is one.
  @Test(arguments: [
    ("CON", "a3dbc4b644a9a2c51e74509ded5c46cc"), ("aux.1", "352597b02ee8237db43b99966548f9c2"),
    ("Lpt9", "684e1ce9680597d2a8c17ec782bcd80b"), ("CON1", "CON1"),
    ("COM10", "COM10"), ("1.con", "1.con"),
  ])
  func namesOfDevicesAreHashed(_ id: String, _ name: String) {
    #expect(CustomerAddresses([id])[id]?.path == "customers/\(name).html")
  }

  @Test func noTwoCustomersShareAPlace() {
    let ids = [
      "abc", "ABC", "ba7816bf8f01cfea414140de5dae2223", "a", "A", "%61", "a%", "a%25", "..", "%2E.",
      "", " ",
    ]
    let addresses = CustomerAddresses(ids)
    let paths = ids.compactMap { addresses[$0]?.path.lowercased() }
    #expect(Set(paths).count == ids.count)
    #expect(paths.allSatisfy { $0.split(separator: "/").count == 2 })
  }

  /// One character, or a letter and a mark: the same to Swift and to some file systems, two ids.
  @Test func formsOfUnicodeAreTwoCustomers() {
    let addresses = CustomerAddresses(["K\u{17D}1", "KZ\u{30C}1"])
    #expect(addresses["K\u{17D}1"]?.path == "customers/K%C5%BD1.html")
    #expect(addresses["KZ\u{30C}1"]?.path == "customers/KZ%CC%8C1.html")
  }

  @Test func customersThatAreNotNamedHaveNoPage() {
    #expect(CustomerAddresses(["a"])["b"] == nil)
  }
}
