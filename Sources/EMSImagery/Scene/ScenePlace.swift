/// Kinds of place that pictures tell apart.
public enum ScenePlace: String, Hashable, Sendable, Codable, CaseIterable {
    case livingRoom = "living_room"
    case bedroom, kitchen, bathroom, office, shop, gym, street, park, ambulance

    /// The nearest kind to a place as a protocol file names it, such as `break room` or `sidewalk`; a living room when
    /// no word of it is known.
    public init(named name: String) {
        let words = name.lowercased().split { !$0.isLetter }.map(String.init)
        self = words.lazy.compactMap { Self.words[$0] }.first ?? .livingRoom
    }

    private static let words: [String: ScenePlace] = [
        "bedroom": .bedroom, "bed": .bedroom, "nursing": .bedroom, "hotel": .bedroom, "kitchen": .kitchen,
        "dining": .kitchen, "restaurant": .kitchen, "cafe": .kitchen, "cafeteria": .kitchen, "bathroom": .bathroom,
        "restroom": .bathroom, "toilet": .bathroom, "shower": .bathroom, "office": .office, "school": .office,
        "classroom": .office, "church": .office, "library": .office, "break": .office, "shop": .shop, "store": .shop,
        "supermarket": .shop, "grocery": .shop, "mall": .shop, "warehouse": .shop, "workshop": .shop,
        "factory": .shop, "garage": .shop, "gym": .gym, "sports": .gym, "pool": .gym, "street": .street,
        "sidewalk": .street, "road": .street, "roadside": .street, "highway": .street, "parking": .street,
        "car": .street, "driveway": .street, "alley": .street, "bus": .street, "station": .street,
        "construction": .street, "park": .park, "yard": .park, "backyard": .park, "garden": .park,
        "playground": .park, "field": .park, "trail": .park, "farm": .park, "picnic": .park, "campsite": .park,
        "ambulance": .ambulance,
    ]

    /// Whether daylight falls on it.
    var isOutdoors: Bool { self == .street || self == .park }

    /// As a caption says it, with its preposition.
    var phrase: String {
        switch self {
        case .livingRoom: "in a living room"
        case .bedroom: "in a bedroom"
        case .kitchen: "in a kitchen"
        case .bathroom: "in a bathroom"
        case .office: "in an office"
        case .shop: "in a shop"
        case .gym: "in a gym"
        case .street: "on a street"
        case .park: "on grass"
        case .ambulance: "in an ambulance"
        }
    }
}
