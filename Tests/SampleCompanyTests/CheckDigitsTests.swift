import Testing

@testable import SampleCompany

/// Numbers published as examples by the authorities or by other programs' documentation.
@Suite struct CheckDigitsTests {
  @Test(arguments: [
    // Ministry of Education and Ministry of Finance of the Czech Republic.
    (0_002_298, "00022985"), (0_000_694, "00006947"),
    // The example of python-stdnum's cz.dic, "CZ 25123891".
    (2_512_389, "25123891"),
    // Remainders 0 and 1, where the check digit is 1 and 0.
    (0_000_000, "00000001"), (0_000_005, "00000051"), (1_000_001, "10000011"),
  ])
  func registrationNumber(body: Int, number: String) {
    #expect(CheckDigits.registrationNumber(body: body) == number)
  }

  @Test func slovakTaxNumber() {
    // python-stdnum's sk.dph: "SK 202 274 96 19".
    #expect(2_022_749_619 % 11 == 0)
    #expect(CheckDigits.slovakTaxNumber(multiple: 2_022_749_619 / 11) == "2022749619")
  }

  @Test(arguments: [
    // python-stdnum's pl.nip, "PL 8567346215"; the Polish ministry of finance, "526-025-02-74".
    (856_734_621, "8567346215"), (526_025_027, "5260250274"),
  ])
  func polishTaxNumber(body: Int, number: String) {
    #expect(CheckDigits.polishTaxNumber(body: body) == number)
  }

  @Test func polishTaxNumberWithoutCheckDigit() {
    // 6·1 + 7·(last digit 0) … : the digits 100 000 002 weigh 6 + 14 = 20, 20 mod 11 = 9;
    // 100 000 005 weigh 6 + 35 = 41, 41 mod 11 = 8; 000 000 003 weigh 21, 21 mod 11 = 10.
    #expect(CheckDigits.polishTaxNumber(body: 100_000_002) == "1000000029")
    #expect(CheckDigits.polishTaxNumber(body: 100_000_005) == "1000000058")
    #expect(CheckDigits.polishTaxNumber(body: 3) == nil)
  }

  @Test(arguments: [
    // python-stdnum's pl.regon, "192598184".
    (19_259_818, "192598184"),
    // Statistics Poland, "000331501".
    (00_033_150, "000331501"),
  ])
  func polishStatisticalNumber(body: Int, number: String) {
    #expect(CheckDigits.polishStatisticalNumber(body: body) == number)
  }
}
