/// The statements of this room, which lie in `SQL/` as files.
enum SQLText: String, CaseIterable {
  case markStale = "mark_stale"
  case forgetBaskets = "forget_baskets"
  case saveFirstFact = "save_first_fact"
  case findFirstFacts = "find_first_facts"
  case factYears = "fact_years"
  case fileOrder = "file_order"
  case filesOfMapping = "files_of_mapping"
  case filesOfDays = "files_of_days"
  case filesOfFigures = "files_of_figures"
  case waitingFiles = "waiting_files"
  case standingLines = "standing_lines"
  case lackingCustomers = "lacking_customers"
  case closeCustomer = "close_customer"
  case forgetInvoice = "forget_invoice"
  case dropForgottenInvoices = "drop_forgotten_invoices"
  case standingSums = "standing_sums"
  case eraseAccounts = "erase_accounts"
  case eraseTraces = "erase_traces"
  case customerSaid = "customer_said"

  /// The statement's text. Every case has its file, which a test makes sure of.
  var text: String { Embedded.files["SQL/\(rawValue).sql"] ?? "" }
}
